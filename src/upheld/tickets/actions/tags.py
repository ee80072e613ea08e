"""Putting tags on tickets and taking them off."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets.actions import lock
from upheld.tickets.models import Tag, Ticket, TicketTag
from upheld.tickets.queries.tags import as_tag

TAGS_AT_MOST = 20


class TooManyTags(ValueError):
    """A ticket with more tags than anybody reads is marked by none of them."""


@transaction.atomic
def add(ticket: Ticket, typed: str, *, by: Actor, at: datetime) -> str:
    """Put a tag on a ticket and return it as it is kept; one that it has changes nothing.

    Locks the ticket. A word new to the desk is kept for completion. Raises BadTag, TooManyTags.
    """
    name = as_tag(typed)
    ticket = lock.ticket(ticket)
    if name in ticket.tags:
        return name
    if len(ticket.tags) >= TAGS_AT_MOST:
        raise TooManyTags(_("a ticket has at most {count} tags; remove one first").format(count=TAGS_AT_MOST))
    made = {"made_at": at, "made_by": by.reference}
    tag, _new = Tag.objects.get_or_create(desk=ticket.desk, name=name, defaults=made)
    TicketTag.objects.create(ticket=ticket, tag=tag, tagged_at=at, tagged_by=by.reference)
    _keep(ticket, [*ticket.tags, name])
    record("ticket", ticket.number, "tagged", desk=ticket.desk.name, by=by, at=at, facts={"tag": name})
    return name


@transaction.atomic
def remove(ticket: Ticket, typed: str, *, by: Actor, at: datetime) -> str:
    """Take a tag off a ticket and return it as it was kept; one that it has not changes nothing. Raises BadTag."""
    name = as_tag(typed)
    ticket = lock.ticket(ticket)
    if name not in ticket.tags:
        return name
    TicketTag.objects.filter(ticket=ticket, tag__name=name).delete()
    _keep(ticket, [other for other in ticket.tags if other != name])
    record("ticket", ticket.number, "untagged", desk=ticket.desk.name, by=by, at=at, facts={"tag": name})
    return name


def _keep(ticket: Ticket, names: list[str]) -> None:
    ticket.tags = sorted(names)
    ticket.save(update_fields=["tags"])
