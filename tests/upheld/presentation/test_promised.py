"""Promises in words before there is a ticket."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from servicelevel.clocks.promise import Promise, make_promise
from tests.support import shipped
from upheld.presentation.promised import PromisedCard, card_of, faces_of, moment_words

SATURDAY = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")


def promised(name: str, **facts: str) -> Promise:
    """What an agreement promises on the awkward Saturday night."""
    return make_promise(shipped.agreement(name), facts=facts, at=SATURDAY)


@pytest.mark.parametrize(
    ("name", "facts", "headline"),
    [
        ("interstellio", {"priority": "p1"}, "Will be answered by 06:10 today"),
        ("intesys", {"priority": "p1"}, "To be answered by 00:40 today"),
        ("interworx", {"priority": "urgent", "emergency": "true"}, "Typically answered by 23:10 today"),
        ("interworx", {"priority": "medium"}, "No reply time is promised"),
        ("studio", {"priority": "emergency"}, "Response: at once"),
    ],
)
def test_the_words_say_how_firm_it_is(name: str, facts: dict[str, str], headline: str) -> None:
    zone = ZoneInfo(shipped.agreement(name).zone)
    assert faces_of(promised(name, **facts), at=SATURDAY, zone=zone)[0].headline == headline


def test_after_midnight_it_is_perhaps() -> None:
    late = datetime(2026, 11, 22, 5, 30, tzinfo=UTC)
    facts = {"priority": "urgent", "emergency": "true"}
    face = faces_of(make_promise(shipped.agreement("interworx"), facts=facts, at=late), at=late, zone=NEW_YORK)[0]
    assert (face.headline, face.short, face.strength) == (
        "Perhaps answered by 08:00 today",
        "Perhaps by 08:00",
        "best_effort",
    )


def test_in_a_few_words_too_an_hour_of_tomorrow_is_not_taken_for_one_of_today() -> None:
    sunday = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
    promise = make_promise(shipped.agreement("integrato"), facts={"priority": "p1"}, at=sunday)
    assert faces_of(promise, at=sunday, zone=ZoneInfo("Europe/London"))[0].short == "Target 10:00 tomorrow"


def test_a_missing_response_is_said_outright_beside_another_promise() -> None:
    faces = faces_of(promised("studio", priority="standard"), at=SATURDAY, zone=ZoneInfo("Europe/Paris"))
    assert [face.short for face in faces] == ["A few hours to a couple of days", "No reply time promised"]


def test_a_promise_in_words_keeps_its_sign() -> None:
    faces = faces_of(promised("integrato", priority="p3"), at=SATURDAY, zone=ZoneInfo("Europe/London"))
    assert faces[1].state == "release"


def test_the_card_shows_pages_charges_and_clauses() -> None:
    card = emergency_card(carried_by=frozenset({"sms", "email"}))
    assert card.pages[0].text == "This alerts the whole team by SMS."
    assert card.pages[0].clause_url == "/studio/support#c-4-1"
    assert card.charge is not None
    assert card.charge.text.startswith("150 EUR per hour may be charged.")


def test_what_no_carrier_takes_is_not_said_to_happen() -> None:
    (page,) = emergency_card(carried_by=frozenset({"email"})).pages
    assert "not set up here yet" in page.text
    assert "This alerts" not in page.text
    assert not any("alerted" in reason.text for reason in emergency_card(carried_by=frozenset()).because)


def emergency_card(*, carried_by: frozenset[str]) -> PromisedCard:
    return card_of(
        promised("studio", priority="emergency"),
        shipped.agreement("studio"),
        at=SATURDAY,
        zone=ZoneInfo("Europe/Paris"),
        carried_by=carried_by,
    )


def test_the_card_leaves_out_the_facts_that_stand_beside_it() -> None:
    promise = promised("interworx", priority="medium")
    card = card_of(promise, shipped.agreement("interworx"), at=SATURDAY, zone=NEW_YORK)
    assert card.because[0].text.startswith("Received Saturday 21 November 2026")
    assert not any(reason.text.startswith(("Priority:", "Plan:", "Role:", "Emergency:")) for reason in card.because)
    assert len(card.because) == len(promise.because) - len(promise.facts)


def test_whoever_is_redirected_is_told_where_to_go() -> None:
    promise = promised("interworx", priority="high", licence="reseller")
    card = card_of(promise, shipped.agreement("interworx"), at=SATURDAY, zone=NEW_YORK)
    assert (card.outcome, card.served, card.say_clause) == ("redirect", False, "1.1")
    assert "reseller" in card.say


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (datetime(2026, 11, 22, 4, 59, tzinfo=UTC), "23:59 today"),
        (datetime(2026, 11, 22, 5, 0, tzinfo=UTC), "00:00 tomorrow"),
        (datetime(2026, 11, 23, 13, 0, tzinfo=UTC), "Mon 23 Nov, 08:00"),
        (datetime(2027, 1, 1, 13, 0, tzinfo=UTC), "Fri 1 Jan 2027, 08:00"),
    ],
)
def test_moments_end_a_sentence(instant: datetime, words: str) -> None:
    assert moment_words(instant, at=SATURDAY, zone=NEW_YORK) == words
