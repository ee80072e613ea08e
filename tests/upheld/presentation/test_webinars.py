"""A webinar's mails and calendar entries say the same, in text and HTML, and a later entry replaces an earlier one."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from tests.support import knowledge
from tests.support.cast import Cast
from upheld.channels.email.letter import compose
from upheld.knowledge.actions import publishing, registration
from upheld.knowledge.models import Webinar
from upheld.notifications.models import Notification

AT = datetime(2026, 2, 28, 23, 59, tzinfo=UTC)
STARTS = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def mail(template: str) -> tuple[str, str, str, str | None]:
    letter = compose(Notification.objects.get(template=template))
    (html,) = (content for content, kind in letter.alternatives if kind == "text/html")
    calendars = [one[1] for one in letter.attachments if one[2] == "text/calendar"]
    return str(letter.subject), str(letter.body), str(html), str(calendars[0]) if calendars else None


def seated(cast: Cast) -> Webinar:
    webinar = knowledge.webinar(cast.north, "Flows; and, more", starts_at=STARTS, at=AT)
    asked = registration.ask(
        webinar, name="Buy <b>now</b>", email="eve@x.example", language="en", is_known=False, at=AT
    )
    registration.confirm(asked, at=AT)
    return webinar


def entry(text: str | None) -> dict[str, str]:
    assert text
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return {key: str(event.decoded(key)) for key in ("uid", "sequence", "dtstart", "dtend", "status")}


def test_who_is_asked_to_confirm_reads_nothing_that_a_stranger_typed(cast: Cast) -> None:
    seated(cast)
    subject, text, html, calendar = mail("webinar-confirm")
    assert subject == "Confirm your seat: Flows; and, more"
    assert calendar is None
    for body in (text, html):
        assert "Was it you who asked for a seat?" in body
        assert "/help/registrations/" in body
        assert "now" not in body
        assert "meet.example" not in body


def test_a_seat_comes_with_its_calendar_entry_and_the_hour_at_the_desk(cast: Cast) -> None:
    seated(cast)
    _, text, html, calendar = mail("webinar-registered")
    for body in (text, html):
        assert "https://meet.example/room" in body
        assert "02:30 (Europe/London)" in body  # the hour that is left out that night
    assert entry(calendar)["dtstart"] == "2026-03-29 01:30:00+00:00"


def test_a_later_entry_is_of_the_same_webinar_and_takes_the_earlier_ones_place(cast: Cast) -> None:
    webinar = seated(cast)
    later = publishing.Meeting(
        starts_at=STARTS + timedelta(days=1), ends_at=STARTS + timedelta(days=1, hours=1), place=webinar.place
    )
    said = publishing.Particulars(kind=webinar.article.kind, meeting=later)
    publishing.describe(webinar.article, said, by=cast.manager.as_actor, at=AT + timedelta(hours=1))
    publishing.retire(webinar.article, by=cast.manager.as_actor, at=AT + timedelta(hours=2))
    entries = [entry(mail(f"webinar-{name}")[3]) for name in ("registered", "moved", "called-off")]
    assert len({one["uid"] for one in entries}) == 1
    assert sorted(entries, key=lambda one: int(one["sequence"])) == entries
    assert [one["status"].strip("b'") for one in entries] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


@pytest.mark.parametrize("template", ["webinar-moved", "webinar-called-off"])
def test_bodies_say_the_same(cast: Cast, template: str) -> None:
    webinar = seated(cast)
    later = publishing.Meeting(starts_at=STARTS, ends_at=STARTS + timedelta(hours=3), place=webinar.place)
    said = publishing.Particulars(kind=webinar.article.kind, meeting=later)
    publishing.describe(webinar.article, said, by=cast.manager.as_actor, at=AT)
    publishing.retire(webinar.article, by=cast.manager.as_actor, at=AT)
    _, text, html, _ = mail(template)
    for fact in ("Flows; and, more", "(Europe/London)", "/help/registrations/", "Integrato"):
        assert fact in text
        assert fact in html
