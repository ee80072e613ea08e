"""The pages of numbers: who sees them, that every number leads to its tickets, and what a page costs."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.cast import Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from tests.upheld.surfaces.console.numbers.weeks import live_through
from upheld.accounts.models import User
from upheld.desks import memory
from upheld.now import now
from upheld.tickets.models import Ticket

pytestmark = pytest.mark.django_db
BASE = "/integrato/console/numbers/"
PAGES = ("", "times/", "workload/", "satisfaction/")
CELL = re.compile(r'<td data-value="(\d+)"><a href="([^"]+)">')
# Session, user, membership, frame, and what stands on the page.
COUNTS = {"": 18, "times/": 11, "workload/": 13, "satisfaction/": 15}


@scene
def lived_through(cast: Cast) -> None:
    """The weeks that are counted."""
    live_through(cast, until=now())


@pytest.fixture
def client_of_agent(lived_through: None, cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.agent)


def test_every_number_leads_to_as_many_tickets(client_of_agent: Client) -> None:
    for page in PAGES:
        cells = CELL.findall(client_of_agent.get(BASE + page).content.decode())
        assert cells, page
        for value, url in cells:
            listed = client_of_agent.get(unescape(url))
            found = listed.content.decode().count('class="queue-row"')
            # A ticket may keep two promises, and is listed once.
            assert 0 < found <= int(value), url
            assert found == int(value) or "what=promises" in url, url


def test_says_what_was_kept_missed_and_breached(cast: Cast, client_of_agent: Client) -> None:
    text = client_of_agent.get(BASE).content.decode()
    assert "By clause" in text
    assert "/integrato/support#" in text
    assert "Acme" in text
    assert "Globex" in text
    assert "By team" in text


def test_what_is_narrowed_leaves_customers_out_and_the_rest_counts_less(client_of_agent: Client) -> None:
    every = sum(int(value) for value, _ in CELL.findall(client_of_agent.get(BASE).content.decode()))
    narrowed = client_of_agent.get(f"{BASE}?priority=p1&metric=response_time").content.decode()
    assert 0 < sum(int(value) for value, _ in CELL.findall(narrowed)) < every
    assert "By customer" not in narrowed


@pytest.mark.parametrize(
    "query",
    ["since=2026-03-02&until=2026-02-02", "since=2020-01-01&until=2026-01-01", "weeks=999", "priority=p9", "team=x"],
)
def test_what_cannot_be_counted_shows_the_usual_days(cast: Cast, sign_in: SignIn, query: str) -> None:
    answer = sign_in(cast.agent).get(f"{BASE}?{query}")
    assert answer.status_code == 200
    assert answer.content.decode().count('aria-current="true"') == 1


def test_an_empty_desk_says_so(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.agent)
    for page in PAGES:
        assert "Nothing" in client.get(BASE + page).content.decode()


def test_the_satisfied_and_their_words_are_shown_as_words(client_of_agent: Client) -> None:
    text = client_of_agent.get(f"{BASE}satisfaction/").content.decode()
    assert "=HYPERLINK(1) &lt;b&gt;" in text
    assert "<b>Very good</b>" in text


def test_the_ticket_shows_its_rating(client_of_agent: Client) -> None:
    text = client_of_agent.get("/integrato/console/tickets/1/").content.decode()
    assert "How we did" in text
    assert "rated the help 5 of 5" in text


def test_says_when_a_day_is_still_to_be_counted(cast: Cast, client_of_agent: Client) -> None:
    Ticket.objects.filter(desk=cast.north, number=1).update(priority="p4")
    assert "being counted anew" in client_of_agent.get(BASE).content.decode()


@pytest.mark.parametrize("person", ["agent", "manager", "auditor", "other_agent", "customer"])
def test_who_reads_tickets_reads_numbers(cast: Cast, sign_in: SignIn, person: str) -> None:
    user = cast.contact.user if person == "customer" else getattr(cast, person)
    assert isinstance(user, User)
    client = sign_in(user)
    expected = 200 if person in ("agent", "manager", "auditor") else 404
    behind = "tickets/?what=received&since=2026-01-01&until=2026-01-02"
    for page in (*PAGES, behind):
        assert client.get(BASE + page).status_code == expected, page
    assert Client().get(BASE).status_code == 302


def test_numbers_of_one_desk_show_nothing_of_another(cast: Cast, sign_in: SignIn) -> None:
    live_through(cast, until=now())
    south = sign_in(cast.other_agent)
    for page in PAGES:
        assert CELL.findall(south.get(f"/interworx/console/numbers/{page}").content.decode()) == []
    year = now().year
    behind = f"tickets/?what=received&since={year - 1}-01-01&until={year}-12-31"
    assert 'class="queue-row"' not in south.get(f"/interworx/console/numbers/{behind}").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        *("", "what=promises", "what=secrets&since=2026-01-01&until=2026-01-02"),
        "what=promises&since=2026-01-02&until=2026-01-01",
        "what=promises&since=yesterday&until=2026-01-01",
        "what=promises&outcome=desk__name&since=2026-01-01&until=2026-01-02",
        "what=durations&band=13&since=2026-01-01&until=2026-01-02",
        "what=durations&band=-1&since=2026-01-01&until=2026-01-02",
        "what=durations&band=99999999999999999999&since=2026-01-01&until=2026-01-02",
        "what=received&since=2026-01-01&until=2026-01-02&after=x&day=2026-01-01",
    ],
)
def test_a_damaged_address_is_no_page(cast: Cast, sign_in: SignIn, query: str) -> None:
    assert sign_in(cast.agent).get(f"{BASE}tickets/?{query}").status_code == 404


def test_pages_take_as_many_queries_as_written_down(client_of_agent: Client) -> None:
    client_of_agent.get(BASE)
    for page, queries in COUNTS.items():
        memory.forget()
        with CaptureQueriesContext(connection) as asked:
            client_of_agent.get(BASE + page)
        assert len(asked) == queries, page
