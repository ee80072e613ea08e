"""Asking for escalation as the agreement lets a customer ask, and the desk's answer to it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Redress
from servicelevel.clocks.events import Happening
from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets.actions import assign, clocks, hold, lock, message, tell
from upheld.tickets.facts import agreement_of
from upheld.tickets.models import EscalationRequest, Message, Ticket
from upheld.tickets.queries.escalations import unanswered, way_on_ticket

# So often in this time, answered or not, can escalation be asked for on one ticket.
ASKED_AT_MOST, WITHIN = 3, timedelta(days=1)


class NoWayToAsk(ValueError):
    """The agreement lets nobody of this plan ask for escalation on the ticket."""


class AlreadyAsked(ValueError):
    """It was asked for, and the desk has not answered yet."""


class AskedTooOften(ValueError):
    """It was asked for so often in so short a time that asking again tells nobody anything."""


class AlreadyResolved(ValueError):
    """The ticket is resolved; there is nothing to escalate."""


class NothingAsked(ValueError):
    """Nobody waits for an answer."""


@transaction.atomic
def ask(
    ticket: Ticket, reason: str, *, by: Actor, at: datetime, submission: UUID | None = None, channel: str = "portal"
) -> EscalationRequest:
    """Ask for escalation, whether a target has passed or not; the reason stands in the conversation.

    Locks the ticket. Clocks and a hold follow as after any message of the customer. Whoever has the ticket is told, and
    the account manager of its contract, or where there is none the desk's managers. The same submission asks once.
    Raises NoWayToAsk, AlreadyResolved, AlreadyAsked, AskedTooOften, NothingSaid, MergedAway.
    """
    ticket = lock.ticket(ticket)
    if submission and (
        sent := EscalationRequest.objects.filter(asked__ticket=ticket, asked__submission=submission).first()
    ):
        return sent
    way = _refuse(ticket, at=at)
    # A submission that was a plain message before must not be taken for the same again.
    fresh = None if message.already_sent(ticket, submission) else submission
    said = message.write(ticket, Message.Kind.CUSTOMER, reason, by=by, at=at, submission=fresh, channel=channel)
    row = EscalationRequest.objects.create(
        ticket=ticket, asked=said, clause=way.clause.cited, asked_at=at, asked_by=by.reference
    )
    hold.lift_if_waiting_for_customer(ticket, by=by, at=at)
    clocks.follow(ticket, Happening.CUSTOMER_REPLY, by=by, at=at)
    tell.desk_of_escalation(ticket, row, at=at)
    tell.customers_of_customer_message(ticket, said, at=at)
    told = {"clause": row.clause, "message": str(said.public_id)}
    record("ticket", ticket.number, "escalation asked", desk=ticket.desk.name, by=by, at=at, facts=told)
    return row


@transaction.atomic
def answer(
    ticket: Ticket,
    text: str,
    outcome: EscalationRequest.Outcome,
    *,
    give_to: User | None = None,
    by: Actor,
    at: datetime,
    submission: UUID | None = None,
) -> EscalationRequest:
    """Answer what was asked with words that the customer reads; with `give_to`, somebody else has the ticket from now.

    Locks the ticket. The words are a reply like any other: clocks follow, the customer is told by mail. Raises
    NothingAsked, NothingSaid, MergedAway, and what `assign.give` refuses.
    """
    ticket = lock.ticket(ticket)
    row = unanswered(ticket)
    if row is None:
        raise NothingAsked(_("nobody waits for an answer about escalation"))
    said = message.reply(ticket, text, by=by, at=at, submission=submission)
    row.outcome, row.answer, row.answered_at, row.answered_by = outcome, said, at, by.reference
    row.save(update_fields=["outcome", "answer", "answered_at", "answered_by"])
    clocks.place_in_queue(ticket, clocks.locked_clocks(ticket))
    if give_to is not None:
        assign.give(ticket, give_to, by=by, at=at)
    verb = "escalation accepted" if outcome == EscalationRequest.Outcome.ACCEPTED else "escalation declined"
    told = {"clause": row.clause, "message": str(said.public_id)}
    record("ticket", ticket.number, verb, desk=ticket.desk.name, by=by, at=at, facts=told)
    return row


def _refuse(ticket: Ticket, *, at: datetime) -> Redress:
    """Return the way by which it can be asked for here and now."""
    way = way_on_ticket(ticket, agreement_of(ticket))
    if way is None:
        raise NoWayToAsk(_("the agreement names no way to ask for escalation here"))
    if ticket.state == Ticket.State.RESOLVED:
        raise AlreadyResolved(_("the ticket is resolved; say first that it is not solved"))
    if waiting := unanswered(ticket):
        words = _("{who} has asked for it, and we have not answered yet")
        raise AlreadyAsked(words.format(who=waiting.asked.sender_name))
    if EscalationRequest.objects.filter(ticket=ticket, asked_at__gt=at - WITHIN).count() >= ASKED_AT_MOST:
        raise AskedTooOften(
            _("it was asked for {count} times within a day; call us, or answer in the conversation").format(
                count=ASKED_AT_MOST
            )
        )
    return way
