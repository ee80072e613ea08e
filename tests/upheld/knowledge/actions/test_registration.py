"""A seat is taken by whoever owns the address, once, as long as there is one; everyone who has one is told."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import knowledge
from tests.support.cast import Cast
from upheld.desks.access import NotFound
from upheld.knowledge.access import registration_for_token, registration_token
from upheld.knowledge.actions import erase, publishing, registration
from upheld.knowledge.models import Registration, Webinar
from upheld.knowledge.queries.keeping import personal, seats_left
from upheld.notifications.models import Notification

AT = datetime(2026, 2, 28, 23, 59, tzinfo=UTC)
STARTS = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def webinar(cast: Cast, seats: int | None = 1) -> Webinar:
    return knowledge.webinar(cast.north, "Flows", starts_at=STARTS, seats=seats, at=AT)


def ask(row: Webinar, email: str = "eve@elsewhere.example", *, known: bool = False, at: datetime = AT) -> Registration:
    return registration.ask(row, name="Eve", email=email, language="en", is_known=known, at=at)


def mails(template: str) -> list[str]:
    return list(Notification.objects.filter(template=template).order_by("pk").values_list("recipient", flat=True))


def test_a_stranger_has_a_seat_once_they_follow_the_link(cast: Cast) -> None:
    row = webinar(cast)
    asked = ask(row)
    assert (asked.stands, seats_left(row), mails("webinar-confirm")) == (False, 1, ["eve@elsewhere.example"])
    assert registration.confirm(asked, at=AT).stands
    registration.confirm(asked, at=AT)
    assert (seats_left(row), mails("webinar-registered")) == (0, ["eve@elsewhere.example"])


def test_whoever_is_known_has_a_seat_at_once(cast: Cast) -> None:
    assert ask(webinar(cast), cast.contact.email, known=True).stands
    assert mails("webinar-registered") == [cast.contact.email]


def test_asking_again_mails_at_most_once_an_hour(cast: Cast) -> None:
    row = webinar(cast)
    for minute in (0, 0, 1, 2):
        ask(row, "EVE@elsewhere.example" if minute else "eve@elsewhere.example", at=AT + timedelta(minutes=minute))
    assert Registration.objects.count() == 1
    assert len(mails("webinar-confirm")) == 2  # of 23:59, and of the hour after


def test_no_seat_is_given_twice(cast: Cast) -> None:
    row = webinar(cast)
    first, second = ask(row, "one@x.example"), ask(row, "two@x.example")
    registration.confirm(first, at=AT)
    with pytest.raises(registration.Full):
        registration.confirm(second, at=AT)
    with pytest.raises(registration.Full):
        ask(row, "three@x.example")
    registration.cancel(first, at=AT)
    registration.cancel(first, at=AT)
    assert registration.confirm(second, at=AT).stands


def test_nobody_registers_for_what_has_begun_or_was_called_off(cast: Cast) -> None:
    row = webinar(cast, seats=None)
    with pytest.raises(registration.Over):
        ask(row, at=STARTS)
    asked = ask(row)
    publishing.retire(row.article, by=cast.manager.as_actor, at=AT)
    with pytest.raises(registration.Over):
        registration.confirm(asked, at=AT)


def test_whoever_has_a_seat_is_told_of_another_time_and_of_its_end(cast: Cast) -> None:
    row = webinar(cast, seats=None)
    registration.confirm(ask(row, "one@x.example"), at=AT)
    ask(row, "never-confirmed@x.example")
    said = publishing.Meeting(starts_at=STARTS, ends_at=STARTS + timedelta(hours=2), place=row.place)
    publishing.describe(
        row.article, publishing.Particulars(kind=row.article.kind, meeting=said), by=cast.manager.as_actor, at=AT
    )
    publishing.retire(row.article, by=cast.manager.as_actor, at=AT)
    assert mails("webinar-moved") == mails("webinar-called-off") == ["one@x.example"]


def test_a_link_opens_its_own_registration_while_there_is_something_to_come_to(cast: Cast) -> None:
    asked = ask(webinar(cast))
    token = registration_token(asked.nonce)
    assert registration_for_token(token, cast.north, at=AT) == asked
    for forged in (asked.nonce, token[:-1], f"{token}x", ""):
        with pytest.raises(NotFound):
            registration_for_token(forged, cast.north, at=AT)
    with pytest.raises(NotFound):
        registration_for_token(token, cast.south, at=AT)
    with pytest.raises(NotFound):
        registration_for_token(token, cast.north, at=STARTS + timedelta(hours=1))


def test_a_person_is_exported_and_forgotten(cast: Cast) -> None:
    ask(webinar(cast))
    assert personal(cast.north, ["eve@elsewhere.example"])[0]["webinar"] == "Flows"
    assert erase.erase(cast.north, addresses=["eve@elsewhere.example"]) == 1
    assert personal(cast.north, ["eve@elsewhere.example"]) == []
