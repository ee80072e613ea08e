"""The page on which a desk's particulars are changed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.desks.actions import desk as actions
from upheld.desks.models import Desk
from upheld.presentation.zones import zone_choices
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for, page


class DeskForm(forms.Form):
    """What may be changed of a desk."""

    use_required_attribute = False
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=120,
        help_text=gettext_lazy("As customers read it, on pages and in mails."),
        error_messages={"required": gettext_lazy("Give the desk a title.")},
    )
    colour = forms.ChoiceField(label=gettext_lazy("Colour of its mark"), choices=Desk.Colour.choices)
    zone = forms.ChoiceField(
        label=gettext_lazy("Zone"),
        help_text=gettext_lazy("For who has none of their own. Promises keep to the agreement's."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Address"),
        max_length=254,
        help_text=gettext_lazy("Where its mail comes from, and where answers go."),
        error_messages={"required": gettext_lazy("Give the address that mail comes from.")},
    )

    def __init__(self, desk: Desk, *args: Any, **kwargs: Any) -> None:
        now_so = {"title": desk.title, "colour": desk.colour, "zone": desk.zone, "email": desk.email}
        super().__init__(*args, **{"initial": now_so, **kwargs})
        zone = self.fields["zone"]
        assert isinstance(zone, forms.ChoiceField)
        zone.choices = zone_choices(desk.zone)

    def particulars(self) -> actions.Particulars:
        """Return what was wished, once the form is valid."""
        return actions.Particulars(**self.cleaned_data)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def particulars(request: MemberRequest, desk: str) -> HttpResponse:
    """Show the desk's particulars; on POST change them."""
    frame = frame_for(request, desk)
    if request.method != "POST":
        return page(request, frame, "desk", form=DeskForm(frame.member.desk))
    form = DeskForm(frame.member.desk, request.POST)
    if not form.is_valid():
        return page(request, frame, "desk", form=form, status=INCOMPLETE)
    try:
        actions.change(frame.member.desk, form.particulars(), by=frame.member.user.as_actor, at=frame.at)
    except actions.BadDesk as refusal:
        return page(request, frame, "desk", form=form, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("The desk is changed."))
    return redirect("console:settings_desk", desk)
