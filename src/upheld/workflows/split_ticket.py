"""Making a ticket of a message that asks for something else than the ticket on which it was written."""

from datetime import datetime

from django.db import transaction

from servicelevel.clocks.promise import Promise
from upheld.audit.facts import Actor
from upheld.tickets.actions import receive, split, tell
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import Message, Ticket
from upheld.workflows.open_ticket import owed_to


@transaction.atomic
def split_ticket(message: Message, *, subject: str, by: Actor, at: datetime) -> Ticket:
    """Open a ticket of a message, received when the message was written: the promise is counted from then.

    It has the facts of the ticket on which it was written, under the agreement and contract of that instant, and is
    its writer's. The message stays where it is; its files too. The customer is told what is promised, the desk
    that it is there. Raises what `split.refuse_unless_of_its_own` does.
    """
    split.refuse_unless_of_its_own(message)
    source = written_on(message)
    contact = source.contact
    owed = owed_to(contact, dict(source.facts), at=message.sent_at)
    opening = Opening(
        subject=subject.strip() or source.subject,
        text=message.text,
        channel=message.channel,
        kind=Ticket.Kind(source.kind),
        facts=dict(source.facts),
    )
    ticket = receive.receive(
        opening,
        contact=contact,
        contract=owed.contract,
        version=owed.version,
        annex=owed.annex,
        promise=owed.promise,
        by=contact.as_actor,
        at=message.sent_at,
    )
    split.write_down(message, ticket, by=by, at=at)
    tell.customer_of_receipt(ticket, owed.promise, at=at)
    tell.desk_of_receipt(ticket, owed.promise, at=at)
    return ticket


def preview(message: Message) -> Promise:
    """Return what a ticket made of a message would be promised; writes nothing."""
    source = written_on(message)
    return owed_to(source.contact, dict(source.facts), at=message.sent_at).promise


def written_on(message: Message) -> Ticket:
    """Return the ticket on which a message was written: a merged one, perhaps of another person than the kept one's."""
    return message.origin or message.ticket
