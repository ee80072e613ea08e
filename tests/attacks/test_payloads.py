"""Markup that people wrote stays text on every page there is, whoever reads it, and in every file that leaves."""

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.attacks.payloads import RUNS, write_it_everywhere
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
    page = came.body.decode(errors="replace")
    if came.answer.headers.get("Content-Type", "").startswith("text/html"):
        assert RUNS not in page
        assert re.search(r"<svg onload|href=\"javascript:|\sonerror=window", page.replace("&quot;", "")) is None
        assert "7*7" in page or "49" not in re.findall(r">(\d+)<", page)


@pytest.mark.attack(2)
def test_the_payload_is_really_there(world: World) -> None:
    seen = {
        address: ask(world.people["manager"], "GET", f"/integrato/console/{address}")
        .body.decode()
        .count("onerror=window")
        for address in ("", "tickets/1/", "tickets/1/history/", "search/?q=onerror", "people/", "settings/teams/")
    }

    assert {address for address, times in seen.items() if not times} == set()
