"""What the conditions of a desk's views can name: its agreement's words, its people and its teams."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement.terms import Agreement
from upheld.accounts.models import User
from upheld.agreements.facts import in_force, meaning_of
from upheld.customers.models import Contact, Organisation
from upheld.desks.models import Desk, Team
from upheld.desks.queries import agents_of, teams_of
from upheld.tickets.queries.facets import About, facet

# How many customers a list of suggestions names.
SUGGESTED_AT_MOST = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What can be named on one desk."""

    desk: Desk
    agreement: Agreement
    teams: Sequence[Team]
    agents: Sequence[User]


def known_on(desk: Desk, *, at: datetime) -> Known:
    """Return what can be named on a desk by the agreement in force: three queries."""
    return Known(desk=desk, agreement=meaning_of(in_force(desk, at=at)), teams=teams_of(desk), agents=agents_of(desk))


def customer_named(desk: Desk, name: str) -> str | None:
    """Return as a facet the one customer called `name`: an organisation's name, or else a contact's address."""
    organisation = Organisation.objects.filter(desk=desk, name__iexact=name).first()
    if organisation is not None:
        return facet(About.ORGANISATION, organisation.pk)
    contact = Contact.objects.filter(desk=desk, email__iexact=name).first()
    return facet(About.CONTACT, contact.pk) if contact else None


def names_of_customers(desk: Desk, facets: Sequence[str]) -> Mapping[str, str]:
    """Return what customers are called who stand in conditions as facets; who is gone is left out: two queries."""
    organisations = Organisation.objects.filter(desk=desk, pk__in=_keys(About.ORGANISATION, facets))
    contacts = Contact.objects.filter(desk=desk, pk__in=_keys(About.CONTACT, facets))
    return {
        **{facet(About.ORGANISATION, one.pk): one.name for one in organisations},
        **{facet(About.CONTACT, one.pk): one.email for one in contacts},
    }


def customers_like(desk: Desk, begins: str) -> Sequence[str]:
    """Return the names of some organisations of a desk that begin so, for suggestions."""
    found = Organisation.objects.filter(desk=desk, name__istartswith=begins).order_by("name")
    return list(found.values_list("name", flat=True)[:SUGGESTED_AT_MOST])


def _keys(about: About, facets: Sequence[str]) -> list[int]:
    named = (one.partition("=") for one in facets)
    return [int(value) for key, _, value in named if key == about and value.isdecimal()]
