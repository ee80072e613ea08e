"""Who follows a ticket beside its own person, on the customer's side; who on the desk does is `followers`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from upheld.customers.models import Contact
from upheld.tickets.models import ContactFollow, Ticket, TrackingLink


@dataclass(frozen=True, kw_only=True, slots=True)
class Colleague:
    """Somebody who follows a ticket, or would if the desk said yes."""

    # The row by which they do.
    id: int
    contact_id: int
    name: str
    email: str
    # Whether the desk has still to say yes.
    waits: bool


def colleagues_of(ticket: Ticket) -> tuple[Colleague, ...]:
    """Return who follows a ticket beside its own person, those included for whom the desk has to say yes: one query."""
    rows = ContactFollow.objects.filter(ticket=ticket, ended_at__isnull=True).select_related("contact").order_by("id")
    return tuple(
        Colleague(
            id=row.pk,
            contact_id=row.contact_id,
            name=str(row.contact),
            email=row.contact.email,
            waits=row.allowed_at is None,
        )
        for row in rows
    )


def following() -> QuerySet[ContactFollow]:
    """Return every stretch that counts: allowed, and not ended."""
    return ContactFollow.objects.filter(allowed_at__isnull=False, ended_at__isnull=True)


def contacts_following(ticket: Ticket) -> Sequence[Contact]:
    """Return who follows a ticket beside its own person, with what a mail to them needs: one query."""
    rows = following().filter(ticket=ticket).select_related("contact__user", "contact__desk").order_by("id")
    return [row.contact for row in rows]


def links_that_open(links: QuerySet[TrackingLink]) -> QuerySet[TrackingLink]:
    """Return those of some links that open their ticket: its own person's, and those of who still follows it."""
    follows = following().filter(ticket=OuterRef("ticket"), contact=OuterRef("contact"))
    return links.filter(Q(contact=F("ticket__contact")) | Exists(follows))


def plans_of_links(desk: str, nonces: Sequence[str], *, at: datetime) -> frozenset[str]:
    """Return the plans of the tickets that tracking links to a desk, by its name, open at an instant. One query."""
    links = links_that_open(TrackingLink.objects.filter(nonce__in=list(nonces), expires_at__gt=at))
    plans = links.filter(ticket__desk__name=desk, ticket__contract__isnull=False).exclude(ticket__contract__plan="")
    return frozenset(plans.values_list("ticket__contract__plan", flat=True))
