"""Writing on a ticket: replies, notes and what the customer says."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.clocks.events import Happening
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets.actions import attach, clocks, closure, drafts, hold, lock, mention, tell
from upheld.tickets.actions.attach import NOTHING, Chosen
from upheld.tickets.models import Message, Ticket


class NothingSaid(ValueError):
    """A message needs words."""


@transaction.atomic
def reply(
    ticket: Ticket,
    text: str,
    *,
    by: Actor,
    at: datetime,
    submission: UUID | None = None,
    channel: str = "console",
    files: Chosen = NOTHING,
    workaround: bool = False,
) -> Message:
    """Answer the customer in public; `channel` says where it was written, `workaround` that it brings one.

    Locks the ticket. The response clock stops at `at`, with a workaround its clock too; the customer is told by mail.
    Sending the same submission again writes nothing. Refuses an empty text, and what `attach.to` refuses of the files.
    """
    ticket = lock.ticket(ticket)
    if sent := already_sent(ticket, submission):
        return sent
    message = write(ticket, Message.Kind.REPLY, text, by=by, at=at, submission=submission, channel=channel)
    attach.to(message, files, by=by, at=at)
    clocks.follow(ticket, Happening.PUBLIC_REPLY, by=by, at=at)
    if workaround:
        clocks.follow(ticket, Happening.WORKAROUND, by=by, at=at)
    tell.customer_of_reply(ticket, message, at=at)
    tell.followers(ticket, "replied", key=f"followed-message:{message.pk}", text=message.text, by=by, at=at)
    record("ticket", ticket.number, "replied", desk=ticket.desk.name, by=by, at=at, facts=_facts(message))
    return message


@transaction.atomic
def note(
    ticket: Ticket,
    text: str,
    *,
    by: Actor,
    at: datetime,
    submission: UUID | None = None,
    channel: str = "console",
    files: Chosen = NOTHING,
) -> Message:
    """Write an internal note; no clock moves, no customer is told, and its author's draft is done with.

    Whom it names follows the ticket and is told, as are its followers. Refuses an empty text, and what `attach.to`
    refuses of the files.
    """
    ticket = lock.ticket(ticket)
    if sent := already_sent(ticket, submission):
        return sent
    message = write(ticket, Message.Kind.NOTE, text, by=by, at=at, submission=submission, channel=channel)
    attach.to(message, files, by=by, at=at)
    named = mention.everyone_named(ticket, message, by=by, at=at)
    tell.followers(ticket, "noted", key=f"followed-message:{message.pk}", text=message.text, by=by, at=at, but=named)
    drafts.discard(ticket, Message.Kind.NOTE, by=by)
    record("ticket", ticket.number, "noted", desk=ticket.desk.name, by=by, at=at, facts=_facts(message))
    return message


@transaction.atomic
def from_customer(
    ticket: Ticket,
    text: str,
    *,
    channel: str,
    by: Actor,
    at: datetime,
    submission: UUID | None = None,
    files: Chosen = NOTHING,
) -> Message:
    """Add what the customer says; on a merged ticket it is said on the one into which it was merged.

    Locks the ticket. A hold that waited for the customer is lifted, a resolved ticket is open again, and whoever has
    the ticket is told. Refuses an empty text, what `attach.to` refuses of the files, and as `closure.reopen` does.
    """
    asked_on, ticket = ticket, lock.where_it_goes_on(ticket)
    if sent := already_sent(ticket, submission):
        return sent
    origin = asked_on if asked_on.pk != ticket.pk else None
    message = write(
        ticket, Message.Kind.CUSTOMER, text, by=by, at=at, submission=submission, channel=channel, origin=origin
    )
    attach.to(message, files, by=by, at=at)
    _reopen_if_resolved(ticket, by=by, at=at)
    hold.lift_if_waiting_for_customer(ticket, by=by, at=at)
    clocks.follow(ticket, Happening.CUSTOMER_REPLY, by=by, at=at)
    tell.desk_of_customer_message(ticket, message, at=at)
    tell.customers_of_customer_message(ticket, message, at=at)
    record(
        "ticket",
        ticket.number,
        "customer replied",
        desk=ticket.desk.name,
        by=by,
        at=at,
        facts=_facts(message),
    )
    return message


def write(
    ticket: Ticket,
    kind: Message.Kind,
    text: str,
    *,
    by: Actor,
    at: datetime,
    submission: UUID | None,
    channel: str,
    origin: Ticket | None = None,
) -> Message:
    """Add a message to a locked ticket, for the actions that say what follows from it. Raises NothingSaid."""
    if not text.strip():
        raise NothingSaid(_("write something first"))
    message = Message.objects.create(
        ticket=ticket,
        kind=kind,
        text=text.strip(),
        channel=channel,
        sent_at=at,
        sent_by=by.reference,
        sender_name=by.name,
        submission=submission,
        origin=origin,
    )
    if kind not in Message.INTERNAL:
        Ticket.objects.filter(pk=ticket.pk).update(last_word_at=at)
    return message


def already_sent(ticket: Ticket, submission: UUID | None) -> Message | None:
    """Return the message that a locked ticket has of a submission; None if there is none."""
    if submission is None:
        return None
    return Message.objects.filter(ticket=ticket, submission=submission).first()


def _reopen_if_resolved(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    if ticket.state == Ticket.State.RESOLVED:
        closure.reopen(ticket, by=by, at=at)


def _facts(message: Message) -> dict[str, str]:
    return {"message": str(message.public_id)}
