"""Sending chosen parts of a ticket to somebody outside, such as a supplier. The customer is told nothing of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.customers.facts.senders import BadAddress, canonical_address, folded
from upheld.tickets.actions import lock, message, tell
from upheld.tickets.models import Attachment, Forward, Message, Ticket

# What one person may send out within an hour: nobody who works by hand comes near it.
AT_MOST, WITHIN = 20, timedelta(hours=1)
# One mail carries so many messages, and of each so many characters.
MESSAGES_AT_MOST, LETTERS_AT_MOST = 50, 20_000


class BackToTheDesk(ValueError):
    """The desk does not write to itself."""


class ToTheCustomer(ValueError):
    """The customer is answered by a reply, which they can follow and which their clocks know."""


class NothingChosen(ValueError):
    """Somebody outside needs to be told what it is about."""


class TooMuchChosen(ValueError):
    """One mail carries only so much."""


class NotOnThisTicket(ValueError):
    """A message or a file was chosen that this ticket has not, or that is of no message that goes along."""


class TooManyForwards(ValueError):
    """One person sent out as much as an hour allows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Going:
    """What is to be sent to whom."""

    # As it was typed.
    to: str
    # What stands before the messages.
    text: str
    messages: Collection[UUID]
    files: Collection[UUID] = ()
    # The same one again sends nothing.
    submission: UUID | None = None


@transaction.atomic
def send(ticket: Ticket, going: Going, *, by: User, at: datetime) -> Message:
    """Send chosen messages of a ticket, and links to chosen files of theirs, to one address outside.

    Locks the ticket and whoever sends. No clock moves. Raises BadAddress, BackToTheDesk, ToTheCustomer, NothingSaid,
    NothingChosen, TooMuchChosen, NotOnThisTicket, TooManyForwards.
    """
    address = canonical_address(going.to)
    ticket = lock.ticket(ticket)
    if sent := message.already_sent(ticket, going.submission):
        return sent
    _refuse_who_is_inside(ticket, address)
    chosen = _chosen(ticket, going.messages)
    files = _files_of(chosen, going.files)
    _refuse_too_many(by, at=at)
    said = message.write(
        ticket,
        Message.Kind.FORWARD,
        going.text,
        by=by.as_actor,
        at=at,
        submission=going.submission,
        channel="console",
    )
    reference = by.as_actor.reference
    row = Forward.objects.create(message=said, recipient=address, forwarded_at=at, forwarded_by=reference)
    row.carried.set(chosen)
    row.files.set(files)
    tell.outsider_of_forward(ticket, row, chosen, files, longest=LETTERS_AT_MOST, at=at)
    told = {"message": str(said.public_id)}
    record("ticket", ticket.number, "forwarded", desk=ticket.desk.name, by=by.as_actor, at=at, facts=told)
    return said


def _refuse_who_is_inside(ticket: Ticket, address: str) -> None:
    if address == _compared(ticket.desk.email):
        raise BackToTheDesk(_("this is the desk's own address"))
    if address == _compared(ticket.contact.email):
        raise ToTheCustomer(_("this is the customer; write a reply instead"))


def _compared(email: str) -> str:
    try:
        return canonical_address(email)
    except BadAddress:  # kept before addresses were compared this way
        return folded(email)


def _chosen(ticket: Ticket, ids: Collection[UUID]) -> list[Message]:
    if not ids:
        raise NothingChosen(_("choose at least one message"))
    if len(set(ids)) > MESSAGES_AT_MOST:
        raise TooMuchChosen(_("choose at most {count} messages").format(count=MESSAGES_AT_MOST))
    found = list(Message.objects.filter(ticket=ticket, public_id__in=ids).order_by("sent_at", "id"))
    if len(found) != len(set(ids)):
        raise NotOnThisTicket(_("a message that was chosen is no longer here; choose again"))
    return found


def _files_of(chosen: Collection[Message], ids: Collection[UUID]) -> list[Attachment]:
    found = list(Attachment.objects.filter(message__in=chosen, public_id__in=ids).order_by("id"))
    if len(found) != len(set(ids)):
        raise NotOnThisTicket(_("a file goes only with its message; choose that too"))
    return found


def _refuse_too_many(by: User, *, at: datetime) -> None:
    # Whoever sends is taken, so that two at once are counted one after the other.
    User.objects.select_for_update(no_key=True, of=("self",)).get(pk=by.pk)
    lately = Forward.objects.filter(forwarded_by=by.as_actor.reference, forwarded_at__gt=at - WITHIN)
    if lately.count() >= AT_MOST:
        raise TooManyForwards(_("you forwarded {count} times within the hour; wait a while").format(count=AT_MOST))
