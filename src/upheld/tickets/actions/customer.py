"""Whose a ticket is, when customers or people turn out to be one, or two again. Who they are is decided elsewhere."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from upheld.customers.models import Contact, Organisation
from upheld.tickets.models import Ticket, TrackingLink


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
def move_contact(merged: Contact, kept: Contact) -> tuple[list[int], list[int]]:
    """Put a person's tickets and links to another; return the rows of both that moved, for the way back."""
    tickets = list(Ticket.objects.filter(contact=merged).values_list("pk", flat=True))
    links = list(TrackingLink.objects.filter(contact=merged).values_list("pk", flat=True))
    Ticket.objects.filter(pk__in=tickets).update(contact=kept)
    TrackingLink.objects.filter(pk__in=links).update(contact=kept)
    return tickets, links


@transaction.atomic
def return_contact(kept: Contact, merged: Contact, *, tickets: list[int], links: list[int]) -> None:
    """Put back the tickets and links that moved; nobody can say of later ones from which address they came."""
    Ticket.objects.filter(pk__in=tickets, contact=kept).update(contact=merged)
    TrackingLink.objects.filter(pk__in=links, contact=kept).update(contact=merged)
