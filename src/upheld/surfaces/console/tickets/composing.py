"""The composer as a ticket's page shows it: the form with what its writer has kept, and what they may choose."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.http import QueryDict

from upheld.accounts.models import User
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.tickets.forms import MessageForm, ReplyForm
from upheld.tickets.facts import agreement_of
from upheld.tickets.models import ClosingCode, Ticket
from upheld.tickets.queries.closing_codes import codes_of
from upheld.tickets.queries.detail import TicketDetail
from upheld.tickets.queries.drafts import awaits_workaround, draft_of, workaround_counts
from upheld.tickets.queries.fields import owed_by
from upheld.tickets.queries.macros import macros_for
from upheld.tickets.queries.said import Mark, said_by_others


def composing(
    detail: TicketDetail,
    frame: Frame,
    *,
    write: str,
    then: str,
    tried: MessageForm | None,
    said: Mark,
    codes: Sequence[ClosingCode],
) -> dict[str, Any]:
    """Return the composer's form: as it was tried, else with the words that its writer has kept; and the macros."""
    draft = draft_of(detail.ticket, frame.member.user, write) if detail.has.drafts else None
    form = tried
    if form is None:
        words = draft.text if draft else ""
        kept: dict[str, object] = {"text": words, "submission": uuid4(), "then": then, "seen": said}
        form = MessageForm(initial=kept)
        if write == "reply":
            owed = [line.field for line in detail.fields if line.is_owed]
            counts = workaround_counts(detail.clocks)
            form = ReplyForm(detail.agreement, codes, owed, initial=kept, workaround=counts)
    macros = macros_for(detail.ticket.desk, frame.member.user) if write == "reply" else ()
    return {"write": write, "message_form": form, "draft": draft, "macros": macros}


def form_now_read(ticket: Ticket, reader: User, *, typed: QueryDict) -> ReplyForm:
    """Return a refused reply as its page shows it again, with all that was said meanwhile; sent again, it is meant."""
    data = typed.copy()
    data["seen"] = str(said_by_others(ticket, reader))
    return reply_form(ticket, data=data)


def reply_form(ticket: Ticket, *, data: QueryDict) -> ReplyForm:
    """Return the form of a reply as it was sent: what may follow it is what the agreement and the desk name."""
    codes, owed, workaround = codes_of(ticket.desk), owed_by(ticket), awaits_workaround(ticket)
    return ReplyForm(agreement_of(ticket), codes, owed, data, workaround=workaround)
