"""The forms on which calls and time are written down, and the time spent, as the ticket's page shows them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from upheld.surfaces.console.tickets.forms import MESSAGE_LENGTH_AT_MOST
from upheld.tickets.models import Call, Ticket
from upheld.tickets.models.call import MINUTES_AT_MOST
from upheld.tickets.queries.detail import TicketDetail
from upheld.tickets.queries.efforts import EffortLine, efforts_of, in_lines, time_spent_on

# Of a ticket on which many worked, the newest; the sum counts them all, and the history tells each.
LINES_SHOWN = 8

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
        help_text=_(
            "Only the desk reads it, and no clock stops: only a reply is a response. It can go into one instead."
        ),
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
    on = forms.DateField(
        label=pgettext_lazy("day", "On"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a day, such as 2026-11-30.")},
    )
    note = forms.CharField(label=_("On what"), max_length=200, required=False)


def call_form(detail: TicketDetail, *, tried: forms.Form | None, sheet: str) -> dict[str, Any]:
    """Return the form on which a call is written down, as it was tried if it was."""
    called = tried if tried is not None and sheet == "call" else None
    return {"call_form": called or CallForm(initial={"with_whom": detail.ticket.contact.name}, auto_id="id_call_%s")}


def time_form(*, tried: forms.Form | None) -> dict[str, Any]:
    """Return the form on which time is written down, as it was tried if it was."""
    return {"time_form": tried if isinstance(tried, TimeForm) else TimeForm(auto_id="id_time_%s")}


def time_on_page(detail: TicketDetail) -> dict[str, Any]:
    """Return the same as `time_shown` for a page that has read the ticket's calls: at most one query."""
    calls = [row.call for row in detail.said if row.ticket_id == detail.ticket.pk and hasattr(row, "call")]
    spent = time_spent_on(detail.ticket) if detail.has.time_spent else ()
    return _in_sum(in_lines(detail.ticket, spent, calls), tried=None)


def time_shown(ticket: Ticket, *, tried: TimeForm | None = None) -> dict[str, Any]:
    """Return the time spent on a ticket, its sum, and the form: two queries."""
    return _in_sum(efforts_of(ticket), tried=tried)


def _in_sum(lines: Sequence[EffortLine], *, tried: TimeForm | None) -> dict[str, Any]:
    return {
        "efforts": lines[:LINES_SHOWN],
        "efforts_hidden": max(0, len(lines) - LINES_SHOWN),
        "minutes_spent": sum(line.minutes for line in lines),
        "time_form": tried or TimeForm(auto_id="id_time_%s"),
    }
