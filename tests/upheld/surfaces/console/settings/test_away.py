"""The page on which people say that they are away, and hand over what falls due."""

from datetime import timedelta

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.desks.models import Absence, Membership
from upheld.desks.queries import absence_of, away_from
from upheld.now import now
from upheld.tickets.actions import assign
from upheld.tickets.models import Ticket

PAGE = "/integrato/console/settings/away/"
UNTIL = (now() + timedelta(days=60)).strftime("%Y-%m-%dT%H:%M")
TICKET = "/integrato/console/tickets/1/"


@pytest.fixture
def held(cast: Cast) -> Ticket:
    ticket = builders.ticket(cast.contact, at=now(), priority="p2")
    assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=now())
    return ticket


def test_whoever_goes_away_sees_what_falls_due_and_hands_it_over(cast: Cast, sign_in: SignIn, held: Ticket) -> None:
    client = sign_in(cast.agent)
    page = client.post(PAGE, {"ends": UNTIL, "note": "Walking"}, follow=True).content.decode()
    assert "You are away" in page
    assert "INT-1" in page
    sent = {"tickets": ["1"], "to": f"person-{cast.manager.pk}"}
    done = client.post(f"{PAGE}handed-over/", sent, follow=True).content.decode()
    assert "1 ticket is handed over." in done
    assert Ticket.objects.get().holder == cast.manager
    assert "Welcome back." in client.post(f"{PAGE}back/", follow=True).content.decode()
    assert away_from(cast.north, at=now()) == {}


def test_a_time_is_on_the_readers_own_wall(cast: Cast, sign_in: SignIn) -> None:
    type(cast.agent).objects.filter(pk=cast.agent.pk).update(zone="Asia/Kathmandu")
    sign_in(cast.agent).post(PAGE, {"ends": UNTIL})
    said = absence_of(cast.north, cast.agent, at=now())
    assert said is not None
    assert (said.ends_at + timedelta(hours=5, minutes=45)).strftime("%Y-%m-%dT%H:%M") == UNTIL


@pytest.mark.parametrize("sent", [{}, {"ends": "soon"}, {"ends": "2020-01-01T00:00"}, {"ends": "9999-12-31T23:59"}])
def test_a_time_that_cannot_be_is_refused_in_place(cast: Cast, sign_in: SignIn, sent: dict[str, str]) -> None:
    assert sign_in(cast.agent).post(PAGE, {**sent, "note": "kept"}).status_code in (409, 422)
    assert not Absence.objects.exists()


def test_only_ones_own_tickets_and_only_to_who_is_here(cast: Cast, sign_in: SignIn, held: Ticket) -> None:
    client = sign_in(cast.manager)
    client.post(PAGE, {"ends": UNTIL})
    sent = {"tickets": ["1"], "to": "nobody"}
    assert client.post(f"{PAGE}handed-over/", sent).status_code == 422
    theirs = sign_in(cast.agent)
    theirs.post(PAGE, {"ends": UNTIL})
    for to in (f"person-{cast.manager.pk}", f"person-{cast.other_agent.pk}", "team-1", ""):
        assert theirs.post(f"{PAGE}handed-over/", {"tickets": ["1"], "to": to}).status_code == 422
    assert Ticket.objects.get().holder == cast.agent


def test_colleagues_see_it_and_are_warned(cast: Cast, sign_in: SignIn, held: Ticket) -> None:
    sign_in(cast.agent).post(PAGE, {"ends": UNTIL})
    client = sign_in(cast.manager)
    assert "away until" in client.get(TICKET).content.decode()
    client.post(f"{TICKET}assignment/", {"agent": cast.manager.pk})
    assert "Ravi Menon, away until" in client.get(TICKET).content.decode()
    refused = client.post(f"{TICKET}assignment/", {"agent": cast.agent.pk})
    assert refused.status_code == 409
    assert "Ravi Menon is away" in refused.content.decode()
    assert client.post(f"{TICKET}assignment/", {"agent": cast.agent.pk, "although_away": "on"}).status_code == 302
    assert "away until" in client.get("/integrato/console/settings/people/").content.decode()


def test_who_is_away_comes_last_among_those_it_can_be_given_to(cast: Cast, sign_in: SignIn, held: Ticket) -> None:
    builders.member(cast.north, "Zola Dube", role=Membership.Role.AGENT, at=BEFORE_ALL)
    sign_in(cast.agent).post(PAGE, {"ends": UNTIL})
    client = sign_in(cast.manager)
    client.post(f"{TICKET}assignment/", {"agent": cast.manager.pk})
    choices = client.get(TICKET).content.decode().partition('id="give-to"')[2].partition("</select>")[0]
    assert 0 < choices.index("Zola Dube") < choices.index("Ravi Menon, away until")


@pytest.mark.parametrize("who", ["auditor", "other_agent"])
@pytest.mark.parametrize("path", ["", "back/", "handed-over/"])
def test_for_who_works_no_tickets_here_there_is_no_such_page(cast: Cast, sign_in: SignIn, who: str, path: str) -> None:
    assert sign_in(getattr(cast, who)).post(PAGE + path, {"ends": UNTIL}).status_code == 404
    assert not Absence.objects.exists()
