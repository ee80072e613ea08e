"""A person is forgotten: by customers, tickets, outbox and audit trail; and their account is shut."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from upheld.accounts.actions import erase as accounts
from upheld.accounts.models import User
from upheld.accounts.queries import addresses_of
from upheld.audit.actions.erase import erase_names
from upheld.audit.facts import Actor
from upheld.customers.actions import erase as customers
from upheld.customers.models import Contact
from upheld.customers.queries.personal import is_known_elsewhere
from upheld.desks.actions import providers
from upheld.desks.queries import works_anywhere
from upheld.knowledge.actions import erase as knowledge
from upheld.notifications.actions import choices
from upheld.notifications.actions import erase as notifications
from upheld.tickets.actions import erase as tickets

# What remains, in words for the page that asks and for the proof.
KEPT = (
    _("what was promised on each ticket, by which clause, and whether it was kept"),
    _("why promises were counted anew, what was released or decided"),
    _("that something was done, when, and under which number"),
    _("contracts of the customer for whom they asked"),
    _("that mails were sent, without their words and without the address"),
)


@transaction.atomic
def erase_person(contact: Contact, *, reason: str, hold_reason: str, by: Actor, at: datetime) -> dict[str, int]:
    """Erase one person's data on a desk, and of everybody who turned out to be them; return how many rows of each kind.

    The index of words follows the rows by itself. Their account is shut, unless they work on a desk or another desk
    knows them. What programs were answered is forgotten within a day; mail that was delivered is out of reach. Raises
    NoReason, AlreadyErased, MergedAlready, StillOpen.
    """
    people = customers.whom(contact)
    desk = people[0].desk.name
    addresses = sorted({spelling for one in people for spelling in (one.email, one.email.lower())})
    users = [one.user for one in people if one.user is not None]
    done = tickets.erase(people, at=at)
    mail = notifications.erase(desk, addresses=addresses, tickets=done.numbers, stand_in=customers.stand_in(people[0]))
    reached = customers.erase(people, by=by, at=at)
    reached |= {"tickets": len(done.numbers), "messages": done.messages, "attachments": done.files, "links": done.links}
    reached |= {"mails": mail.emptied, "mails not sent": mail.dropped}
    reached["seats at webinars"] = knowledge.erase(people[0].desk, addresses=addresses)
    reached["names in the audit trail"] = erase_names(
        [("ticket", done.numbers), ("contact", [one.pk for one in people])],
        desk=desk,
        references=[one.as_actor.reference for one in people],
        addresses=addresses,
    )
    reached["accounts"] = sum(_shut(user, desk) for user in users)
    customers.prove(people, reason=reason, hold_reason=hold_reason, reached=reached, by=by, at=at)
    return reached


def _shut(user: User, desk: str) -> bool:
    """End an account that nobody needs any more, and what its further addresses were told; say whether that was so."""
    if works_anywhere(user) or is_known_elsewhere(user):
        return False
    addresses, stand_in = addresses_of(user), accounts.stand_in(user)
    for place in ("", desk):  # what an account does belongs to no desk, unless it was begun on one
        notifications.erase(place, addresses=addresses, tickets=(), stand_in=stand_in)
        erase_names([("person", [user.pk])], desk=place, references=[user.as_actor.reference], addresses=addresses)
    choices.forget(user.pk)
    providers.forget(user)
    accounts.erase(user)
    return True
