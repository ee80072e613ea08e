"""Announcements above the pages of customers: for whom, from when, and put away."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from upheld.desks.actions import announcements
from upheld.desks.actions.announcements import EndsTooSoon, NothingToSay, Words
from upheld.desks.models import Announcement
from upheld.now import now
from upheld.tickets.access import tracking_token
from upheld.tickets.actions import tracking

PAGES = ["/integrato/", "/integrato/support", "/integrato/tickets/new", "/integrato/tickets/", "/integrato/help"]


def announce(cast: Cast, text: str = "Back at *ten*.", **other: object) -> Announcement:
    at = now()
    about: dict[str, object] = {
        "level": Announcement.Level.INFO,
        "texts": {"en": text},
        "plans": (),
        "starts_at": at - timedelta(minutes=1),
        "ends_at": None,
    }
    return announcements.write(cast.north, Words(**{**about, **other}), by=cast.manager.as_actor, at=at)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_desk_says_it_and_no_other_desk_does(client: Client, cast: Cast, page: str) -> None:
    announce(cast)
    assert "Back at <em>ten</em>." in client.get(page).content.decode()
    assert "Back at" not in client.get(page.replace("integrato", "interworx")).content.decode()


def test_it_is_there_at_its_instant_and_no_more_once_it_is_over_or_withdrawn(client: Client, cast: Cast) -> None:
    later, gone = announce(cast, "Later", starts_at=now() + timedelta(minutes=5)), announce(cast, "Gone")
    over = announce(cast, "Over", ends_at=now() + timedelta(minutes=5))
    Announcement.objects.filter(pk=over.pk).update(ends_at=now() - timedelta(seconds=1))
    announcements.withdraw(gone, by=cast.manager.as_actor, at=now())
    page = client.get("/integrato/").content.decode()
    assert [word for word in ("Later", "Gone", "Over") if word in page] == []
    Announcement.objects.filter(pk=later.pk).update(starts_at=now())
    assert "Later" in client.get("/integrato/").content.decode()


@pytest.mark.attack(19)
def test_what_is_for_one_plan_is_shown_by_account_and_by_link_and_to_nobody_else(client: Client, cast: Cast) -> None:
    announce(cast, "For the better plan", plans=("super-premium",))
    ticket = builders.ticket(cast.contact, at=now())
    link = tracking.make(ticket, cast.contact, at=now())
    by_link, by_account, other = Client(), Client(), Client()
    by_link.get(f"/integrato/track/{tracking_token(link.nonce)}/")
    assert cast.contact.user is None or by_account.force_login(cast.contact.user) is None
    seen = [one for one in (client, by_link, other) if "better plan" in one.get("/integrato/").content.decode()]
    assert seen == [by_link]


def test_it_is_said_in_the_readers_language(client: Client, cast: Cast) -> None:
    announce(cast, texts={"en": "Back at ten.", "pt-br": "De volta às dez."})
    there = client.get("/integrato/", headers={"accept-language": "pt-br"}).content.decode()
    assert "De volta às dez." in there
    assert "Back at ten." not in there


def test_one_is_put_away_for_a_visit_without_script(client: Client, cast: Cast) -> None:
    row = announce(cast)
    answer = client.post(f"/integrato/announcements/{row.pk}/read/", {"next": "/integrato/help"})
    assert answer.headers["Location"] == "/integrato/help"
    assert client.cookies["announcements-read"]["max-age"] == ""
    assert "Back at" not in client.get("/integrato/support").content.decode()
    assert "Back at" in Client().get("/integrato/").content.decode()


def test_above_a_form_that_was_not_taken_it_stays(client: Client, cast: Cast) -> None:
    announce(cast)
    assert "Put away" in client.get("/integrato/track/").content.decode()
    refused = client.post("/integrato/track/", {"email": "no address"}).content.decode()
    assert "Back at" in refused
    assert "Put away" not in refused


@pytest.mark.attack(30)
@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "/interworx/", "javascript:alert(1)"])
def test_putting_away_leads_nowhere_else(client: Client, cast: Cast, onward: str) -> None:
    row = announce(cast)
    answer = client.post(f"/integrato/announcements/{row.pk}/read/", {"next": onward})
    assert answer.headers["Location"] == "/integrato/"


@pytest.mark.attack(1)
def test_markup_in_it_is_text(client: Client, cast: Cast) -> None:
    announce(cast, "<script>alert(1)</script> [x](javascript:alert(1))")
    page = client.get("/integrato/").content.decode()
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_nothing_and_what_ends_before_it_begins_is_refused(cast: Cast) -> None:
    with pytest.raises(NothingToSay):
        announce(cast, "  ")
    with pytest.raises(EndsTooSoon):
        announce(cast, ends_at=now() - timedelta(hours=1))
