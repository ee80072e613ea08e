"""Letting colleagues of a customer follow a ticket: inviting, saying yes for the desk, and ending it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor, ActorKind
from upheld.customers.actions import contacts
from upheld.customers.facts.senders import BadAddress, canonical_address
from upheld.customers.models import Contact
from upheld.tickets.actions import lock, tell
from upheld.tickets.models import ContactFollow, Ticket

# So many follow one ticket, or wait for the desk's yes, and so many were ever asked to.
FOLLOWING_AT_MOST, INVITED_AT_MOST = 10, 30


class NoAddress(ValueError):
    """What was written is no address to which mail could go."""


class AlreadyTheirs(ValueError):
    """The ticket is this person's own."""


class TooManyFollow(ValueError):
    """More would follow than a conversation has."""


class NobodyWaits(ValueError):
    """Whom the desk would allow does not wait for it any more."""


@transaction.atomic
def invite(ticket: Ticket, email: str, *, name: str = "", by: Actor, at: datetime) -> ContactFollow:
    """Let somebody follow a ticket: they read its conversation and are told by mail from now on.

    A colleague of the ticket's customer, or whom somebody of the desk invites, follows at once and is sent a link of
    their own; anybody else waits for the desk's yes, and is told nothing until then. Locks the ticket. Who follows
    already stays so. Raises NoAddress, AlreadyTheirs, TooManyFollow, MergedAway.
    """
    ticket = lock.ticket(ticket)
    contact = _whom(ticket, email, name=name, at=at)
    if present := ContactFollow.objects.filter(ticket=ticket, contact=contact, ended_at__isnull=True).first():
        return present
    _refuse_too_many(ticket)
    at_once = by.kind == ActorKind.AGENT or _is_colleague(contact, ticket)
    row = ContactFollow.objects.create(
        ticket=ticket,
        contact=contact,
        invited_at=at,
        invited_by=by.reference,
        allowed_at=at if at_once else None,
        allowed_by=by.reference if at_once else None,
    )
    if at_once:
        tell.colleague_of_invitation(ticket, row, by=by, at=at)
    else:
        tell.desk_of_invitation(ticket, row, by=by, at=at)
    verb = "colleague invited" if at_once else "colleague proposed"
    record("ticket", ticket.number, verb, desk=ticket.desk.name, by=by, at=at, facts={"contact": contact.pk})
    return row


@transaction.atomic
def allow(ticket: Ticket, row: ContactFollow, *, by: Actor, at: datetime) -> ContactFollow:
    """Say yes for the desk: from now on they read the conversation, and are sent a link of their own.

    Locks the ticket. Raises NobodyWaits, MergedAway.
    """
    ticket = lock.ticket(ticket)
    waiting = ContactFollow.objects.filter(pk=row.pk, ticket=ticket, allowed_at__isnull=True, ended_at__isnull=True)
    if not waiting.update(allowed_at=at, allowed_by=by.reference):
        raise NobodyWaits(_("nobody waits for this any more"))
    row.refresh_from_db()
    tell.colleague_of_invitation(ticket, row, by=by, at=at)
    facts = {"contact": row.contact_id}
    record("ticket", ticket.number, "colleague allowed", desk=ticket.desk.name, by=by, at=at, facts=facts)
    return row


@transaction.atomic
def end(ticket: Ticket, row: ContactFollow, *, by: Actor, at: datetime) -> None:
    """Let somebody follow a ticket no longer; their links open nothing from now on. Whoever does not, stays so."""
    ticket = lock.as_it_stands(ticket)
    present = ContactFollow.objects.filter(pk=row.pk, ticket=ticket, ended_at__isnull=True)
    if present.update(ended_at=at, ended_by=by.reference):
        facts = {"contact": row.contact_id}
        record("ticket", ticket.number, "colleague left", desk=ticket.desk.name, by=by, at=at, facts=facts)


def _whom(ticket: Ticket, email: str, *, name: str, at: datetime) -> Contact:
    try:
        canonical_address(email)
    except BadAddress as fault:
        raise NoAddress(_("write an address such as ana@example.org")) from fault
    contact = contacts.meet(ticket.desk, email=email, name=name, at=at)
    if contact.pk == ticket.contact_id:
        raise AlreadyTheirs(_("the ticket is this person’s own"))
    return contact


def _is_colleague(contact: Contact, ticket: Ticket) -> bool:
    return ticket.organisation_id is not None and contact.organisation_id == ticket.organisation_id


def _refuse_too_many(ticket: Ticket) -> None:
    rows = ContactFollow.objects.filter(ticket=ticket)
    if rows.filter(ended_at__isnull=True).count() >= FOLLOWING_AT_MOST or rows.count() >= INVITED_AT_MOST:
        words = _("at most {count} people follow a ticket; let somebody leave first")
        raise TooManyFollow(words.format(count=FOLLOWING_AT_MOST))
