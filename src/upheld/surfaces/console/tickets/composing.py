"""The composer as a ticket's page shows it: the form with what its writer has kept, and what they may choose."""

from typing import Any
from uuid import uuid4

from django.http import QueryDict

from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.tickets.forms import MessageForm, ReplyForm
from upheld.tickets.facts import agreement_of
from upheld.tickets.models import Ticket
from upheld.tickets.queries.closing_codes import codes_of
from upheld.tickets.queries.detail import TicketDetail
from upheld.tickets.queries.drafts import awaits_workaround, draft_of
from upheld.tickets.queries.macros import macros_of


def composing(
    detail: TicketDetail, frame: Frame, *, write: str, then: str, tried: MessageForm | None
) -> dict[str, Any]:
    """Return the composer's form: as it was tried, else with the words that its writer has kept; and the macros."""
    draft = draft_of(detail.ticket, frame.member.user, write)
    form = tried
    if form is None:
        kept = {"text": draft.text if draft else "", "submission": uuid4(), "then": then}
        form = reply_form(detail.ticket, initial=kept) if write == "reply" else MessageForm(initial=kept)
    macros = macros_of(detail.ticket.desk) if write == "reply" else ()
    return {"write": write, "message_form": form, "draft": draft, "macros": macros}


def reply_form(ticket: Ticket, *, data: QueryDict | None = None, initial: dict[str, object] | None = None) -> ReplyForm:
    """Return the form of a reply: what may follow it is what the agreement and the desk name."""
    return ReplyForm(
        agreement_of(ticket),
        codes_of(ticket.desk),
        data,
        initial=initial,
        workaround=awaits_workaround(ticket),
    )
