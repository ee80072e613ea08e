"""Saying that a ticket blocks, duplicates, causes or follows another of its desk, and taking it back."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets.actions import lock
from upheld.tickets.models import Ticket, TicketLink
from upheld.tickets.queries.links import leads_to

LINKS_AT_MOST = 50


class LinksToItself(ValueError):
    """A ticket says nothing about itself."""


class AcrossDesks(ValueError):
    """Tickets of two desks are not linked: who reads one may not know of the other."""


class WouldCircle(ValueError):
    """The other ticket leads back to this one already."""


class TooManyLinks(ValueError):
    """A ticket with more links than anybody reads is explained by none of them."""


@transaction.atomic
def link(source: Ticket, target: Ticket, kind: TicketLink.Kind, *, by: Actor, at: datetime) -> TicketLink:
    """Say that the source blocks, duplicates, causes or follows the target; what is said already changes nothing.

    Locks the desk, so that no two links close a circle between them. Both timelines tell it; no customer is told.
    Raises LinksToItself, AcrossDesks, WouldCircle, TooManyLinks.
    """
    lock.desk(source.desk)
    _refuse_if_impossible(source, target)
    if present := TicketLink.objects.filter(kind=kind, source=source, target=target).first():
        return present
    if leads_to(kind, start=target, goal=source):
        raise WouldCircle(_("{other} leads back to it already").format(other=_reference(target)))
    _refuse_too_many(source, target)
    made = TicketLink.objects.create(kind=kind, source=source, target=target, linked_at=at, linked_by=by.reference)
    _record("linked", source, target, kind, by=by, at=at)
    return made


@transaction.atomic
def unlink(source: Ticket, target: Ticket, kind: TicketLink.Kind, *, by: Actor, at: datetime) -> None:
    """Take back what was said of two tickets; what was not said changes nothing. Locks the desk."""
    lock.desk(source.desk)
    gone, _rows = TicketLink.objects.filter(kind=kind, source=source, target=target).delete()
    if gone:
        _record("unlinked", source, target, kind, by=by, at=at)


def _refuse_if_impossible(source: Ticket, target: Ticket) -> None:
    if source.pk == target.pk:
        raise LinksToItself(_("a ticket cannot be linked to itself"))
    if source.desk_id != target.desk_id:
        raise AcrossDesks(_("tickets of two desks cannot be linked"))


def _refuse_too_many(*tickets: Ticket) -> None:
    for one in tickets:
        if TicketLink.objects.filter(Q(source=one) | Q(target=one)).count() >= LINKS_AT_MOST:
            raise TooManyLinks(
                _("{reference} has {count} links; remove one first").format(
                    reference=_reference(one), count=LINKS_AT_MOST
                )
            )


def _record(verb: str, source: Ticket, target: Ticket, kind: str, *, by: Actor, at: datetime) -> None:
    for one, other, outward in ((source, target, True), (target, source, False)):
        told = {"kind": str(kind), "outward": outward, "other": _reference(other)}
        record("ticket", one.number, verb, desk=one.desk.name, by=by, at=at, facts=told)


def _reference(ticket: Ticket) -> str:
    return f"{ticket.desk.prefix}-{ticket.number}"
