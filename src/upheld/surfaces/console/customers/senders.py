"""From which addresses and domains a customer's people write: allowing one, and taking it back."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from upheld.customers.access import organisation_of_member, sender_of
from upheld.customers.actions import senders as actions
from upheld.customers.actions.refusals import AllowedElsewhere
from upheld.customers.facts.senders import BadAddress, BadDomain, shown_domain
from upheld.customers.models import AllowedSender
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.customers.asking import FormPage
from upheld.surfaces.console.customers.forms import SenderForm
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members


def shown_senders(senders: Sequence[AllowedSender]) -> list[tuple[AllowedSender, str]]:
    """Return allowed senders, each with its words: what it looks like, and what it is."""
    return [(sender, shown_domain(sender.value)) for sender in senders]


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def allow(request: MemberRequest, desk: str, organisation: int) -> HttpResponse:
    """Allow an address or a domain."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = organisation_of_member(member, organisation)
    frame = frame_of(request, member, at=now(), view="customers")
    form = SenderForm(request.POST if request.method == "POST" else None)
    back = reverse("console:customer", args=[desk, row.pk])
    page = FormPage(
        request=request, frame=frame, title=_("Who writes for %(name)s") % {"name": row}, act=_("Allow it"), back=back
    )
    if request.method != "POST" or not form.is_valid():
        return page.answer(form)
    try:
        allowed = actions.allow(row, form.cleaned_data["value"], by=member.user.as_actor, at=frame.at)
    except (BadAddress, BadDomain, AllowedElsewhere) as refusal:
        return page.refused(form, refusal)
    told = {"sender": shown_domain(allowed.value), "name": row}
    messages.success(request, _("Whoever is new and writes from %(sender)s belongs to %(name)s.") % told)
    return redirect(back)


@require_POST
@for_members
def withdraw(request: MemberRequest, desk: str, organisation: int, sender: int) -> HttpResponse:
    """Take an address or domain back."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = organisation_of_member(member, organisation)
    withdrawn = sender_of(row, sender)
    actions.withdraw(withdrawn, by=member.user.as_actor, at=now())
    messages.success(request, _("%(sender)s is no longer allowed.") % {"sender": shown_domain(withdrawn.value)})
    return redirect("console:customer", desk, row.pk)
