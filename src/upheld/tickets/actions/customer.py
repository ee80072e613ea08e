"""Whose a ticket is, when customers or people turn out to be one, or two again. Who they are is decided elsewhere."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from upheld.audit.facts import Actor
from upheld.customers.models import Contact, Organisation
from upheld.tickets.models import ContactFollow, IntakeRefusal, Ticket, TrackingLink

# What belongs to a person in this app, by the name under which a merge remembers it.
_OF_A_PERSON: dict[str, type[Ticket | TrackingLink | ContactFollow | IntakeRefusal]] = {
    "tickets": Ticket,
    "links": TrackingLink,
    "follows": ContactFollow,
    "refusals": IntakeRefusal,
}


@transaction.atomic
def move_organisation(merged: Organisation, kept: Organisation) -> list[int]:
    """Put a customer's tickets to another customer; return the rows that moved, for the way back."""
    moved = list(Ticket.objects.filter(organisation=merged).values_list("pk", flat=True))
    Ticket.objects.filter(pk__in=moved).update(organisation=kept)
    return moved


@transaction.atomic
def return_organisation(
    kept: Organisation, merged: Organisation, *, tickets: list[int], contacts: list[int], since: datetime
) -> None:
    """Put back the tickets that moved, and what those people have asked since."""
    asked_since = Q(contact__in=contacts, received_at__gte=since)
    Ticket.objects.filter(Q(pk__in=tickets) | asked_since, organisation=kept).update(organisation=merged)


@transaction.atomic
def move_contact(merged: Contact, kept: Contact, *, by: Actor, at: datetime) -> dict[str, list[int]]:
    """Put a person's tickets, links and what they follow to another; return the rows by kind, for the way back.

    Nobody follows a ticket twice, nor one that is their own: what would be so ends.
    """
    moved = {
        kind: list(model._default_manager.filter(contact=merged).values_list("pk", flat=True))
        for kind, model in _OF_A_PERSON.items()
    }
    Ticket.objects.filter(pk__in=moved["tickets"]).update(contact=kept)
    ended = _needless(merged, kept)
    ContactFollow.objects.filter(pk__in=ended).update(ended_at=at, ended_by=by.reference)
    for kind, model in _OF_A_PERSON.items():
        model._default_manager.filter(pk__in=moved[kind]).update(contact=kept)
    return {**moved, "follows_ended": ended}


@transaction.atomic
def return_contact(kept: Contact, merged: Contact, moved: Mapping[str, list[int]], *, since: datetime) -> None:
    """Put back what moved `since` a merge; nobody can say of later rows from which address they came."""
    for kind, model in _OF_A_PERSON.items():
        model._default_manager.filter(pk__in=moved.get(kind, []), contact=kept).update(contact=merged)
    others = ContactFollow.objects.filter(ticket=OuterRef("ticket"), contact=OuterRef("contact"), ended_at__isnull=True)
    ended = ContactFollow.objects.filter(pk__in=moved.get("follows_ended", []), ended_at=since)
    ended.filter(~Exists(others)).update(ended_at=None, ended_by=None)


def _needless(merged: Contact, kept: Contact) -> list[int]:
    """Return the follows that end: on what is the person's own now, and of two on one ticket the lesser."""
    both = ContactFollow.objects.filter(contact__in=[merged, kept], ended_at__isnull=True).select_related("ticket")
    ended, seen = [], set()
    for row in sorted(both, key=lambda row: (row.allowed_at is None, row.contact_id != kept.pk)):
        if row.ticket.contact_id == kept.pk or row.ticket_id in seen:
            ended.append(row.pk)
        seen.add(row.ticket_id)
    return ended
