"""The queue page: what stands in it, in which order, how it is paged, and how many queries that takes."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.desks import memory
from upheld.desks.actions import teams
from upheld.now import now
from upheld.tickets.actions import assign, hold, message
from upheld.tickets.models import Ticket
from upheld.tickets.queries import queue as queue_queries
from upheld.tickets.queries.views.counting import MEMORY

QUEUE = "/integrato/console/"
COUNTS = json.loads((Path(__file__).parents[2] / "query_counts.json").read_text(encoding="utf-8"))


def tickets(cast: Cast, count: int) -> list[Ticket]:
    """Tickets received a minute apart, each due later than the one before."""
    return [
        builders.ticket(cast.contact, at=BEFORE_ALL + timedelta(minutes=at), subject=f"Trouble {at}", priority="p2")
        for at in range(count)
    ]


def references(client: Client, address: str = QUEUE) -> list[str]:
    return re.findall(r"INT-\d+", re.sub(r"<title>.*?</title>", "", client.get(address).content.decode()))


def test_tickets_stand_in_the_order_in_which_their_next_promises_fall_due(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p3")
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")

    assert references(sign_in(cast.agent)) == ["INT-2", "INT-3", "INT-1"]


def test_each_view_holds_its_own(cast: Cast, sign_in: SignIn) -> None:
    mine, held, *_ = tickets(cast, 3)
    by = cast.agent.as_actor
    assign.give(mine, cast.agent, by=by, at=BEFORE_ALL + timedelta(hours=1))
    hold.place(held, reason="customer", note="", by=by, at=BEFORE_ALL + timedelta(hours=1))
    client = sign_in(cast.agent)

    assert references(client, f"{QUEUE}?view=mine") == ["INT-1"]
    assert references(client, f"{QUEUE}?view=on_hold") == ["INT-2"]
    assert sorted(references(client, f"{QUEUE}?view=unassigned")) == ["INT-2", "INT-3"]
    assert references(client, f"{QUEUE}?view=no_promise") == []


def test_pages_follow_one_another_without_gap_or_repeat(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_queries, "PAGE_SIZE", 2)
    tickets(cast, 5)
    client, seen, address = sign_in(cast.agent), [], QUEUE

    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'id="row-(\d+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following.group(1).replace("&amp;", "&") if following else ""

    assert seen == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("asked", ["view=secret", "after=forged", "view=mine&after=%00"])
def test_an_address_that_we_never_wrote_is_no_page(cast: Cast, sign_in: SignIn, asked: str) -> None:
    assert sign_in(cast.agent).get(f"{QUEUE}?{asked}").status_code == 404


def test_a_queue_of_another_desk_stays_there(cast: Cast, sign_in: SignIn) -> None:
    tickets(cast, 1)

    assert references(sign_in(cast.other_agent), "/interworx/console/") == []


def test_htmx_is_given_only_the_part_that_changes(cast: Cast, sign_in: SignIn) -> None:
    tickets(cast, 1)

    part = sign_in(cast.agent).get(QUEUE, headers={"HX-Request": "true"}).content.decode()

    assert 'id="queue"' in part
    assert "<html" not in part
    assert "INT-1" in part


def test_what_customers_write_is_shown_as_they_wrote_it(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, subject="<script>alert(1)</script>", priority="p1")

    page = sign_in(cast.agent).get(QUEUE).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_empty_view_says_so_in_words(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.agent).get(f"{QUEUE}?view=past_due").content.decode()

    assert "Nothing is past due" in page


def test_the_rail_cites_the_clause_of_the_support_hours(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.agent).get(QUEUE).content.decode()

    assert 'href="/integrato/support#c-4"' in page
    assert "Business hours" in page


def test_a_new_team_stands_in_the_rail_at_once(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.agent)
    assert "Night shift" not in client.get(QUEUE).content.decode()

    teams.form(cast.north, "Night shift", by=cast.manager.as_actor, at=now())

    assert "Night shift" in client.get(QUEUE).content.decode()


@pytest.mark.parametrize("count", [2, 12])
def test_the_queue_takes_as_many_queries_as_written_down_however_long_it_is(
    cast: Cast, sign_in: SignIn, count: int
) -> None:
    for ticket in tickets(cast, count):
        assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=BEFORE_ALL + timedelta(hours=1))
    client = sign_in(cast.agent)
    client.get(QUEUE)  # the agreement is compiled once per process

    assert_takes(client, QUEUE, "console queue")


def test_a_ticket_takes_as_many_queries_as_written_down_however_long_it_is(cast: Cast, sign_in: SignIn) -> None:
    (ticket,) = tickets(cast, 1)
    client = sign_in(cast.agent)
    for minute in range(6):
        message.note(ticket, "Once more.", by=cast.agent.as_actor, at=BEFORE_ALL + timedelta(minutes=minute + 1))
    client.get(f"{QUEUE}tickets/1/")

    assert_takes(client, f"{QUEUE}tickets/1/", "console ticket")


def assert_takes(client: Client, address: str, name: str) -> None:
    """Assert what a page takes for the first who looks since something happened on the desk, and for the next."""
    MEMORY.forget()
    memory.forget()
    for kept in ("", ", again"):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) == COUNTS[name + kept], kept
