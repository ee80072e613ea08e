"""The search page: what was found, safely shown; references lead to tickets; searches are kept per person."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.audit.models import AuditEvent
from upheld.surfaces.console.finding.jumps import number_meant, number_perhaps_meant
from upheld.tickets.actions import message
from upheld.tickets.models import RecentTicket, SavedSearch

SEARCH = "/integrato/console/search/"


@scene
def waiting(cast: Cast) -> None:
    """What waits on the desk."""
    builders.ticket(cast.contact, at=BEFORE_ALL, subject="Orders stopped", text="Since noon.", priority="p2")


@pytest.fixture
def agent(waiting: None, cast: Cast, sign_in: SignIn) -> Client:
    """The agent's browser, on a desk with one ticket."""
    return sign_in(cast.agent)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_a_ticket_that_is_found_shows_its_promise_and_the_words_around(agent: Client) -> None:
    found = page(agent, f"{SEARCH}?q=noon")

    assert 'href="/integrato/console/tickets/1/"' in found
    assert "Since <mark>noon</mark>." in found
    assert "INT-1" in found


@pytest.mark.attack(1, 2)
def test_what_people_wrote_is_shown_as_text_never_as_markup(cast: Cast, agent: Client) -> None:
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1) needle"
    ticket = builders.ticket(cast.contact, at=BEFORE_ALL, subject="<svg onload=alert(1)> needle", text=hostile)
    message.note(ticket, hostile, by=cast.agent.as_actor, at=BEFORE_ALL)

    for asked in ("needle", "script", "alert", "<script>", "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"):
        found = page(agent, f"{SEARCH}?q={asked}") + page(agent, f"{SEARCH}palette/?q={asked}")
        assert "<script>alert" not in found
        assert "<img" not in found
        assert "<svg onload" not in found
        assert "onerror=alert(1)>" not in found


def test_a_fault_is_shown_beside_what_was_found_for_the_rest(agent: Client) -> None:
    found = page(agent, f"{SEARCH}?q=orders+priority:p9")

    assert "knows no “p9”" in found
    assert "tickets/1/" in found


def test_nothing_found_says_what_to_do(agent: Client) -> None:
    assert "Nothing found" in page(agent, f"{SEARCH}?q=zzz")


def test_without_words_it_teaches_how_to_ask(agent: Client) -> None:
    taught = page(agent, SEARCH)

    assert "customer:acme" in taught
    assert "due:&lt;2h" in taught


@pytest.mark.parametrize("reference", ["INT-1", "int-1", "%231", "INT 1"])
def test_a_reference_leads_to_the_ticket(agent: Client, reference: str) -> None:
    answer = agent.get(f"{SEARCH}?q={reference}")

    assert (answer.status_code, answer["Location"]) == (302, "/integrato/console/tickets/1/")


@pytest.mark.parametrize("reference", ["INT-999", "IW-1", "1"])
def test_what_names_no_ticket_of_this_desk_is_looked_for_as_words(agent: Client, reference: str) -> None:
    assert agent.get(f"{SEARCH}?q={reference}").status_code == 200


def test_numbers_are_read_from_references() -> None:
    assert [number_meant(text, prefix="INT") for text in ("INT-12", "#7", "12", "IW-1", "INT-1 x", "")] == [
        12,
        7,
        None,
        None,
        None,
        None,
    ]
    assert [number_perhaps_meant(text, prefix="INT") for text in ("12", " 12 ", "1٢", "int-3")] == [12, 12, None, 3]


@pytest.mark.parametrize("below", ["x", "-1", "1" * 30, "1.5"])
def test_a_damaged_page_address_is_no_page(agent: Client, below: str) -> None:
    assert agent.get(f"{SEARCH}?q=orders&below={below}").status_code == 404


def test_the_next_page_goes_on(cast: Cast, agent: Client) -> None:
    for day in range(26):
        builders.ticket(cast.contact, at=BEFORE_ALL + timedelta(days=day), priority="p2")

    first = page(agent, f"{SEARCH}?q=orders")
    second = page(agent, f"{SEARCH}?q=orders&below=3")

    assert "below=3" in first
    assert first.count("data-row") == 25
    assert second.count("data-row") == 2


def test_a_search_is_kept_for_its_person_alone_and_let_go(cast: Cast, sign_in: SignIn, agent: Client) -> None:
    kept = agent.post(f"{SEARCH}kept/", {"text": "is:open customer:acme", "name": "Acme"})
    assert kept.status_code == 302
    assert "is:open customer:acme" in page(agent, SEARCH)
    assert "is:open customer:acme" not in page(sign_in(cast.manager), SEARCH)

    number = SavedSearch.objects.get().pk
    assert sign_in(cast.manager).post(f"{SEARCH}kept/{number}/deleted/").status_code == 404
    assert agent.post(f"{SEARCH}kept/{number}/deleted/").status_code == 302
    assert not SavedSearch.objects.exists()
    verbs = AuditEvent.objects.filter(subject="saved search").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["kept", "let go"]


def test_a_refused_name_stays_where_it_was_typed(agent: Client) -> None:
    agent.post(f"{SEARCH}kept/", {"text": "is:open", "name": "Mine"})

    taken = agent.post(f"{SEARCH}kept/", {"text": "orders", "name": "Mine"})
    empty = agent.post(f"{SEARCH}kept/", {"text": "orders", "name": " "})

    assert (taken.status_code, empty.status_code) == (422, 422)
    assert "You keep another search under this name." in taken.content.decode()
    assert 'value="orders"' in taken.content.decode()
    assert SavedSearch.objects.count() == 1


def test_opening_a_ticket_puts_it_among_the_recent_ones_and_a_refresh_does_not(
    cast: Cast, sign_in: SignIn, agent: Client
) -> None:
    agent.get("/integrato/console/tickets/1/", headers={"HX-Request": "true"})
    assert not RecentTicket.objects.exists()
    agent.get("/integrato/console/tickets/1/")
    agent.get("/integrato/console/tickets/1/")

    assert RecentTicket.objects.count() == 1
    assert "Opened last" in page(agent, SEARCH)
    assert "Opened last" not in page(sign_in(cast.manager), SEARCH)


def test_the_palette_offers_tickets_places_and_kept_searches(agent: Client) -> None:
    agent.get("/integrato/console/tickets/1/")
    agent.post(f"{SEARCH}kept/", {"text": "is:late", "name": "Burning"})

    at_first = page(agent, f"{SEARCH}palette/")
    assert "Recent tickets" in at_first
    assert "Unassigned" in at_first
    assert "Burning" in at_first
    jump = page(agent, f"{SEARCH}palette/?q=1")
    assert "Jump" in jump
    assert "tickets/1/" in jump
    view = page(agent, f"{SEARCH}palette/?q=unas")
    assert "view=unassigned" in view
    assert "Burning" not in view
    words = page(agent, f"{SEARCH}palette/?q=noon")
    assert "tickets/1/" in words
    assert "Search for “noon”" in words
    assert "Nothing begins with" in page(agent, f"{SEARCH}palette/?q=z")


@pytest.mark.attack(19)
def test_the_palette_of_another_desk_offers_nothing_of_this_one(cast: Cast, sign_in: SignIn, agent: Client) -> None:
    offered = page(sign_in(cast.other_agent), "/interworx/console/search/palette/?q=1")

    assert "Orders stopped" not in offered
    assert sign_in(cast.other_agent).get(f"{SEARCH}palette/?q=1").status_code == 404


def test_every_console_page_has_the_search_field_and_the_palette(agent: Client) -> None:
    for address in ("/integrato/console/", "/integrato/console/tickets/1/", SEARCH):
        shown = page(agent, address)
        assert f'action="{SEARCH}"' in shown
        assert f'data-palette="{SEARCH}palette/"' in shown
