"""The composer as a ticket's page shows it: the form with what its writer has kept, and what they may choose."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.http import QueryDict

from upheld.accounts.models import User
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.tickets.forms import MessageForm, ReplyForm
from upheld.tickets.facts import agreement_of
from upheld.tickets.models import CustomField, Ticket
from upheld.tickets.queries.closing_codes import codes_of
from upheld.tickets.queries.detail import TicketDetail
from upheld.tickets.queries.drafts import awaits_workaround, draft_of
from upheld.tickets.queries.fields import owed_by
from upheld.tickets.queries.macros import macros_for
from upheld.tickets.queries.said import Mark, said_by_others


def composing(
    detail: TicketDetail, frame: Frame, *, write: str, then: str, tried: MessageForm | None, said: Mark
) -> dict[str, Any]:
    """Return the composer's form: as it was tried, else with the words that its writer has kept; and the macros."""
    draft = draft_of(detail.ticket, frame.member.user, write)
    form = tried
    if form is None:
        words = draft.text if draft else ""
        kept: dict[str, object] = {"text": words, "submission": uuid4(), "then": then, "seen": said}
        owed = [line.field for line in detail.fields if line.is_owed]
        form = reply_form(detail.ticket, initial=kept, owed=owed) if write == "reply" else MessageForm(initial=kept)
    macros = macros_for(detail.ticket.desk, frame.member.user) if write == "reply" else ()
    return {"write": write, "message_form": form, "draft": draft, "macros": macros}


def form_now_read(ticket: Ticket, reader: User, *, typed: QueryDict) -> ReplyForm:
    """Return a refused reply as its page shows it again, with all that was said meanwhile; sent again, it is meant."""
    data = typed.copy()
    data["seen"] = str(said_by_others(ticket, reader))
    return reply_form(ticket, data=data)


def reply_form(
    ticket: Ticket,
    *,
    data: QueryDict | None = None,
    initial: dict[str, object] | None = None,
    owed: Sequence[CustomField] | None = None,
) -> ReplyForm:
    """Return the form of a reply: what may follow it is what the agreement and the desk name.

    `owed` are the fields that the ticket lacks, where they are known; else they are looked up.
    """
    return ReplyForm(
        agreement_of(ticket),
        codes_of(ticket.desk),
        owed_by(ticket) if owed is None else owed,
        data,
        initial=initial,
        workaround=awaits_workaround(ticket),
    )
