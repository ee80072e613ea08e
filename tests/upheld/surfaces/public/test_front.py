"""The list of desks and a desk's front page."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.support import shipped
from tests.support.cast import Cast
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import people
from upheld.desks.models import Desk
from upheld.surfaces.public.front import ways_of

NIGHT = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)


def test_every_desk_is_listed(client: Client, cast: Cast) -> None:
    page = client.get("/").content.decode()
    assert 'href="/integrato/"' in page
    assert 'href="/interworx/"' in page


def test_the_front_names_the_ways_and_leads_on(client: Client, cast: Cast) -> None:
    page = client.get("/interworx/").content.decode()
    assert "Support center" in page
    assert 'href="/interworx/tickets/new"' in page
    assert 'href="/interworx/support"' in page


@pytest.mark.parametrize("address", ["/nobody/", "/nobody/support", "/nobody/tickets/new", "/nobody/tickets/"])
def test_a_desk_that_is_not_there_is_not_found(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_desk_without_an_agreement_has_no_pages(client: Client, db: None) -> None:
    about = {"title": "Bare", "prefix": "BA", "colour": Desk.Colour.TEAL, "zone": "UTC", "email": "a@b.example"}
    people.open_desk("bare", **about, by=THE_DESK, at=NIGHT)
    assert client.get("/bare/").status_code == 404


def test_a_way_keeps_its_hours() -> None:
    phone = next(
        way for way in ways_of(shipped.agreement("intesys"), email="a@b.example", at=NIGHT) if "Phone" in way.label
    )
    assert (phone.open, phone.hours) == (False, "Mon–Fri 09:00–18:00")


def test_pages_cannot_be_posted_to(client: Client, cast: Cast) -> None:
    assert client.post("/interworx/").status_code == 405
