"""The sheets on which calls and time are written down, as the ticket's page shows them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from upheld.surfaces.console.tickets.forms import MESSAGE_LENGTH_AT_MOST
from upheld.tickets.models import Call
from upheld.tickets.models.call import MINUTES_AT_MOST
from upheld.tickets.queries.detail import TicketDetail

DIRECTIONS = ((Call.Direction.OUT.value, _("We called")), (Call.Direction.IN.value, _("They called")))


class CallForm(forms.Form):
    """Who called whom, for how long, and what was said."""

    use_required_attribute = False
    direction = forms.ChoiceField(label=_("Who called"), choices=DIRECTIONS)
    with_whom = forms.CharField(
        label=_("With"), max_length=200, error_messages={"required": _("Say with whom it was.")}
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=0,
        max_value=MINUTES_AT_MOST,
        error_messages={"required": _("Say how long it took.")},
    )
    said = forms.CharField(
        label=_("What was said"),
        help_text=_("Only the desk reads it. A call is no first response: that is a reply."),
        max_length=MESSAGE_LENGTH_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what was said.")},
    )


class TimeForm(forms.Form):
    """How long somebody was at it, and on what."""

    use_required_attribute = False
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=MINUTES_AT_MOST,
        error_messages={"required": _("Say how long it took.")},
    )
    note = forms.CharField(label=_("On what"), max_length=200, required=False)


def effort_forms(detail: TicketDetail, *, tried: forms.Form | None, sheet: str) -> dict[str, Any]:
    """Return both forms, the one that was tried as it was tried."""
    sheets: dict[str, forms.Form] = {
        "call": CallForm(initial={"with_whom": detail.ticket.contact.name}, auto_id="id_call_%s"),
        "time": TimeForm(auto_id="id_time_%s"),
    }
    if tried is not None and sheet in sheets:
        sheets[sheet] = tried
    return {"efforts": sheets}
