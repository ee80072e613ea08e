"""Acting on many tickets from the queue: what is chosen, how many that are, how far it is, and the way back."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.models import BulkAct, Ticket
from upheld.workers import bulk as worker

CONSOLE = "/integrato/console/"


@scene
def waiting(cast: Cast) -> None:
    """What waits on the desk."""
    at = now() - timedelta(minutes=10)
    for subject in ("Orders stopped", "Relay is down", "No mail"):
        builders.ticket(cast.contact, at=at, subject=subject, priority="p2")
    stranger = builders.contact(cast.south, "Eve Stone", organisation=None, at=at)
    for _ in range(5):
        builders.ticket(stranger, at=at, subject="Secret of the South", priority="medium", category="support")


@pytest.fixture
def agent(waiting: None, cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.agent)


def run() -> None:
    while worker.do_one(now()):
        pass


def tags(desk: str = "integrato") -> list[list[str]]:
    return list(Ticket.objects.filter(desk__name=desk).order_by("number").values_list("tags", flat=True))


def test_the_queue_offers_each_row_and_all_of_the_view(agent: Client, cast: Cast, sign_in: SignIn) -> None:
    page = agent.get(CONSOLE).content.decode()

    assert page.count('name="ticket"') == 3
    assert "All 3 of this view" in page
    assert 'id="bulk"' not in sign_in(cast.auditor).get(CONSOLE).content.decode()


def test_chosen_rows_are_tagged_by_the_worker_and_the_page_says_how_far_it_is(agent: Client) -> None:
    asked = agent.get(f"{CONSOLE}bulk/?verb=tag&ticket=1&ticket=3&ticket=3").content.decode()
    assert "<b>2</b> tickets are chosen." in asked

    sent = {"verb": "tag", "tag": "Outage", "ticket": ["1", "3"]}
    page = agent.post(f"{CONSOLE}bulk/acts/", sent, follow=True).content.decode()
    assert "0 of 2 done" in page
    assert 'hx-trigger="every 1s"' in page
    run()

    act = BulkAct.objects.get()
    after = agent.get(f"{CONSOLE}bulk/acts/{act.pk}/?outcome=done", headers={"HX-Target": "bulk-progress"})
    assert "All 2 looked at: 2 done, 0 refused." in after.content.decode()
    assert "hx-trigger" not in after.content.decode()
    assert "<html" not in after.content.decode()
    assert tags() == [["outage"], [], ["outage"]]
    agent.post(f"{CONSOLE}bulk/acts/{act.pk}/undone/")
    run()
    assert tags() == [[], [], []]
    assert "It was undone." in agent.get(f"{CONSOLE}bulk/acts/{act.pk}/").content.decode()
    assert agent.post(f"{CONSOLE}bulk/acts/{act.pk}/undone/").status_code == 409


def test_a_whole_view_is_acted_on_and_nothing_of_another_desk(agent: Client) -> None:
    agent.post(f"{CONSOLE}bulk/acts/", {"verb": "tag", "tag": "all", "whole": "next"})
    run()

    assert tags() == [["all"]] * 3
    assert tags("interworx") == [[]] * 5
    assert agent.get(f"{CONSOLE}bulk/?whole=nothing").status_code == 404


def test_numbers_that_are_not_the_desks_are_refused_and_what_was_typed_stays(agent: Client) -> None:
    answer = agent.post(f"{CONSOLE}bulk/acts/", {"verb": "tag", "tag": "Mine", "ticket": ["1", "5"]})

    assert answer.status_code == 409
    assert "Some of these are no tickets of this desk." in answer.content.decode()
    assert 'value="Mine"' in answer.content.decode()
    assert not BulkAct.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "²", "-1", "9" * 40])
def test_what_is_no_number_chooses_nothing(agent: Client, number: str) -> None:
    assert "No ticket is chosen" in agent.get(f"{CONSOLE}bulk/", {"ticket": number}).content.decode()


@pytest.mark.parametrize("verb", ["assign", "team", "tag", "untag", "hold", "resolve", "priority", "follow"])
def test_each_verb_asks_for_what_it_needs(agent: Client, verb: str) -> None:
    page = agent.get(f"{CONSOLE}bulk/?verb={verb}&ticket=1")

    assert page.status_code == 200
    assert f'name="verb" value="{verb}"' in page.content.decode()


def test_two_that_are_chosen_are_led_to_where_they_are_merged(agent: Client) -> None:
    answer = agent.get(f"{CONSOLE}bulk/merging/?ticket=3&ticket=1")

    assert answer.headers["Location"] == f"{CONSOLE}tickets/3/merging/?other=1"
    for chosen in ("ticket=1", "ticket=1&ticket=2&ticket=3", "ticket=1&ticket=5", "whole=next"):
        refused = agent.get(f"{CONSOLE}bulk/merging/?{chosen}")
        assert (refused.status_code, "Two tickets are merged at a time" in refused.content.decode()) == (409, True)


def test_a_verb_that_no_form_offers_is_not_there(agent: Client) -> None:
    assert agent.post(f"{CONSOLE}bulk/acts/", {"verb": "undo", "ticket": "1"}).status_code == 404
    assert agent.post(f"{CONSOLE}bulk/acts/", {"verb": "tag", "ticket": "1"}).status_code == 422


@pytest.mark.parametrize("part", ["auditor", "other_agent", "customer"])
def test_who_may_not_work_there_is_told_that_it_does_not_exist(
    agent: Client, cast: Cast, sign_in: SignIn, part: str
) -> None:
    agent.post(f"{CONSOLE}bulk/acts/", {"verb": "follow", "ticket": "1"})
    act = BulkAct.objects.get()
    client = sign_in(cast.contact.user if part == "customer" else getattr(cast, part))  # type: ignore[arg-type]  # by name

    for address in ("bulk/?ticket=1", "bulk/merging/?ticket=1&ticket=2", f"bulk/acts/{act.pk}/"):
        assert client.get(f"{CONSOLE}{address}").status_code == 404
    for address in ("bulk/acts/", f"bulk/acts/{act.pk}/undone/"):
        assert client.post(f"{CONSOLE}{address}", {"verb": "follow", "ticket": "1"}).status_code == 404
    assert BulkAct.objects.count() == 1


def test_an_act_of_another_desk_is_not_there(agent: Client, cast: Cast, sign_in: SignIn) -> None:
    agent.post(f"{CONSOLE}bulk/acts/", {"verb": "follow", "ticket": "1"})

    other = sign_in(cast.other_agent).get(f"/interworx/console/bulk/acts/{BulkAct.objects.get().pk}/")

    assert other.status_code == 404
