"""Markup that people wrote stays text on every page there is, whoever reads it, and in every file that leaves."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.attacks.payloads import write_it_everywhere
from tests.permissions.lines import Line
from tests.permissions.table_of_customer_pages import CUSTOMER_PAGES
from tests.permissions.table_of_customers import CUSTOMERS
from tests.permissions.table_of_settings import SETTINGS
from tests.permissions.table_of_the_desk import DESKS
from tests.permissions.table_of_tickets import TICKETS
from tests.permissions.world import World, ask, assembled, filled

pytestmark = pytest.mark.django_db
LOOKED_AT = [
    line for line in (*TICKETS, *DESKS, *CUSTOMERS, *SETTINGS, *CUSTOMER_PAGES) if line.verb == "GET" and line.who
]
READER = ("manager", "agent", "contact")


class Elements(HTMLParser):
    """Reads a page as a browser does, for elements that none of our templates would write."""

    def __init__(self) -> None:
        super().__init__()
        self.hostile: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            address = "".join((value or "").split()).lower() if name in {"href", "src", "action", "formaction"} else ""
            if name.startswith("on") or address == "x" or address.startswith(("javascript:", "data:text")):
                self.hostile.append(f"<{tag} {name}={value}>")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A world in which everything is called by a payload."""
    with django_db_blocker.unblock(), transaction.atomic():
        hostile = assembled()
        write_it_everywhere(hostile.cast)
        yield hostile
        transaction.set_rollback(True)


@pytest.mark.attack(1, 2)
@pytest.mark.parametrize("line", LOOKED_AT, ids=str)
def test_what_people_wrote_is_text(world: World, line: Line) -> None:
    reader = next(part for part in READER if part in line.who)

    came = ask(world.people[reader], "GET", filled(line.address, world.north))

    assert came.status in {200, 302}
    assert came.answer.headers["X-Content-Type-Options"] == "nosniff"  # or a browser would guess
    reading = Elements()
    if came.answer.headers["Content-Type"].startswith("text/html"):
        reading.feed(came.body.decode(errors="replace"))
    assert reading.hostile == []


@pytest.mark.attack(2)
def test_the_payload_is_really_there(world: World) -> None:
    seen = {
        address: ask(world.people["manager"], "GET", f"/integrato/console/{address}")
        .body.decode()
        .count("onerror=window")
        for address in ("", "tickets/1/", "tickets/1/history/", "search/?q=onerror", "people/", "settings/teams/")
    }

    assert {address for address, times in seen.items() if not times} == set()
