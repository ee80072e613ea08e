"""A person's data: handing all of them out, and erasing them for good."""

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from upheld.customers.access import contact_of_member
from upheld.customers.actions.merge_refusals import MergedAlready
from upheld.customers.actions.refusals import AlreadyErased
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.customers.asking import CONFLICT, INCOMPLETE
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.actions.erase import StillOpen
from upheld.workflows import erase_person, export_person

# Offered, for a person to put right: why ledgers may be kept (GDPR, Article 17(3)).
USUAL_HOLD_REASON = gettext_lazy(
    "The record of what was promised and whether it was kept is needed to establish or defend legal claims."
)
REASON_LENGTH = 500


class ErasureForm(forms.Form):
    """Why a person's data are erased, by what right the rest is kept, and that this is meant."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Without names: this stays as the proof."),
        max_length=REASON_LENGTH,
        error_messages={"required": gettext_lazy("Say why.")},
    )
    hold_reason = forms.CharField(
        label=gettext_lazy("By what right the rest is kept"),
        max_length=REASON_LENGTH,
        initial=USUAL_HOLD_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say by what right.")},
    )
    meant = forms.BooleanField(
        label=gettext_lazy("Erase it for good; it cannot be undone"),
        error_messages={"required": gettext_lazy("Tick this, if it is meant.")},
    )


@require_POST
@for_members
def export(request: MemberRequest, desk: str, contact: int) -> HttpResponseBase:
    """Hand out all that is known of a person, as one file."""
    member = member_for(request.user, desk, permission=Permission.EXPORT_CUSTOMERS)
    row = contact_of_member(member, contact)
    file = export_person.export_person(row, by=member.user.as_actor, at=now())
    name = f"personal-data-{row.pk}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def erasure(request: MemberRequest, desk: str, contact: int) -> HttpResponse:
    """Say what erasing a person reaches and what remains; on POST erase them."""
    member = member_for(request.user, desk, permission=Permission.ERASE_CUSTOMERS)
    row = contact_of_member(member, contact)
    frame = frame_of(request, member, at=now(), view="customers")
    form = ErasureForm(request.POST if request.method == "POST" else None)
    context = {**frame.context, "desk_slug": desk, "contact": row, "form": form, "kept": erase_person.KEPT}
    if request.method != "POST":
        return render(request, "console/customers/erasure.html", context)
    if not form.is_valid():
        return render(request, "console/customers/erasure.html", context, status=INCOMPLETE)
    reason, hold_reason = form.cleaned_data["reason"], form.cleaned_data["hold_reason"]
    try:
        erase_person.erase_person(row, reason=reason, hold_reason=hold_reason, by=member.user.as_actor, at=frame.at)
    except (StillOpen, AlreadyErased, MergedAlready) as refusal:
        context["refusal"] = str(refusal)
        return render(request, "console/customers/erasure.html", context, status=CONFLICT)
    messages.success(request, _("The person's data are erased."))
    return redirect("console:person", desk, row.pk)
