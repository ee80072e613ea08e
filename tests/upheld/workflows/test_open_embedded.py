"""Whom a customer's website vouches for is one of that customer's people; a stranger on it is none."""

from datetime import UTC, datetime

from tests.support.cast import Cast
from tests.support.websites import client_of
from upheld.customers.models import Contact, Organisation
from upheld.tickets.actions.receive import Opening
from upheld.workflows.open_embedded import open_embedded

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
OPENING = Opening(subject="Orders stopped", text="Since noon.", channel="embedded", facts={"priority": "p2"})


def opened(cast: Cast, email: str, *, vouched_for: bool) -> Contact:
    acme = Organisation.objects.get(name="Acme")
    website = client_of(cast.north, organisation=acme, origin=f"https://{email.split('@')[0]}.example", at=AT).website
    ticket = open_embedded(website, OPENING, email=email, name="New Person", vouched_for=vouched_for, at=AT)
    return ticket.contact


def test_whom_the_website_vouches_for_belongs_to_its_customer(cast: Cast) -> None:
    met = opened(cast, "new@acme.example", vouched_for=True)
    assert str(met.organisation) == "Acme"
    assert met.tickets.get().facts["plan"] == "super-premium"


def test_a_stranger_on_the_website_belongs_to_nobody(cast: Cast) -> None:
    assert opened(cast, "stranger@else.example", vouched_for=False).organisation is None


def test_who_is_known_stays_who_they_are(cast: Cast) -> None:
    met = opened(cast, cast.other_contact.email, vouched_for=True)
    assert (met, str(met.organisation)) == (cast.other_contact, "Globex")
