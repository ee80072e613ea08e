"""The page of what somebody was told, the bell, and marking things as read: each only their own."""

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.notifications.models import Notice
from upheld.notifications.queries import unread_count
from upheld.tickets.actions import message

PAGE = "/integrato/console/notifications/"


@pytest.fixture(autouse=True)
def _mentioned(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=BEFORE_ALL, subject="<b>Orders</b> stopped", priority="p2")
    Notice.objects.all().delete()
    message.note(ticket, "@Ana Duarte <i>look</i>", by=cast.agent.as_actor, at=BEFORE_ALL)


def test_a_mention_stands_under_the_bell_and_leads_to_its_ticket(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.manager).get(PAGE).content.decode()
    assert "INT-1 &lt;b&gt;Orders&lt;/b&gt; stopped" in page
    assert "<b>Ravi Menon</b> mentions you" in page
    assert "@Ana Duarte &lt;i&gt;look&lt;/i&gt;" in page
    assert 'href="/integrato/console/tickets/1/"' in page
    assert '<span class="visually-hidden">Unread </span>1</span>' in page


@pytest.mark.attack(37)
def test_nobody_sees_what_another_was_told(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.agent).get(PAGE).content.decode()
    assert "Nothing to tell you" in page
    assert "Unread" not in page


@pytest.mark.parametrize("who", ["agent", "manager", "auditor"])
def test_everyone_has_a_bell_that_can_be_asked_for_alone(cast: Cast, sign_in: SignIn, who: str) -> None:
    answer = sign_in(getattr(cast, who)).get(f"{PAGE}bell/")
    assert answer.status_code == 200
    assert answer.content.decode().strip().startswith('<a class="rail-item rail-bell"')


@pytest.mark.parametrize("who", ["other_agent", "customer"])
@pytest.mark.parametrize("path", ["", "bell/"])
def test_strangers_have_none(cast: Cast, sign_in: SignIn, who: str, path: str) -> None:
    user = cast.contact.user if who == "customer" else cast.other_agent
    assert user is not None
    assert sign_in(user).get(f"{PAGE}{path}").status_code == 404
    assert sign_in(user).post(f"{PAGE}ticket/1/read/").status_code == 404


@pytest.mark.attack(26)
def test_marking_is_of_ones_own_and_never_by_a_link(cast: Cast, sign_in: SignIn) -> None:
    mine, anothers = sign_in(cast.manager), sign_in(cast.agent)
    for path in ("ticket/1/read/", "ticket/1/unread/", "read/"):
        assert mine.get(f"{PAGE}{path}").status_code == 405
    anothers.post(f"{PAGE}ticket/1/read/")
    anothers.post(f"{PAGE}read/", {"through": 2**62})
    assert unread_count(cast.manager.pk, desk="integrato") == 1
    mine.post(f"{PAGE}ticket/1/read/")
    assert unread_count(cast.manager.pk, desk="integrato") == 0
    mine.post(f"{PAGE}ticket/1/unread/")
    assert unread_count(cast.manager.pk, desk="integrato") == 1
    mine.post(f"{PAGE}read/", {"through": Notice.objects.get().pk})
    assert unread_count(cast.manager.pk, desk="integrato") == 0


@pytest.mark.parametrize("before", ["x", "-1", "1.5", "²", "9" * 30])
def test_a_damaged_key_is_no_page(cast: Cast, sign_in: SignIn, before: str) -> None:
    assert sign_in(cast.manager).get(f"{PAGE}?before={before}").status_code == 404


def test_a_subject_too_large_for_a_number_is_nothing(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.manager).post(f"{PAGE}ticket/{9**30}/read/").status_code == 302


def test_only_what_changes_is_sent_to_a_page_that_asks_anew(cast: Cast, sign_in: SignIn) -> None:
    part = sign_in(cast.manager).get(PAGE, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'id="notices"' in part


def test_a_ticket_that_is_looked_at_has_been_read(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    page = client.get("/integrato/console/tickets/1/").content.decode()
    assert 'hx-post="/integrato/console/notifications/ticket/1/read/"' in page
    answer = client.post(f"{PAGE}ticket/1/read/", headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert "notifications/ticket/1/read/" not in client.get("/integrato/console/tickets/1/").content.decode()
