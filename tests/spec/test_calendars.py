"""The agreement language, chapter "Calendars": how hours and days off are written, and when it is open then."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from servicelevel.agreement.compilation import FaultyAgreement
from tests.support.agreements import small

PARIS = ZoneInfo("Europe/Paris")


def is_open(calendar: str, at: str) -> bool:
    agreement = small(f"calendars:\n  other: {{label: Other, {calendar}}}")
    return agreement.calendars["other"].is_open(datetime.fromisoformat(at).replace(tzinfo=PARIS))


PARAGRAPHS = [
    ("a stretch of days", "week: {monday to friday: 09:00-17:00}", "2026-11-27T16:59", "2026-11-28T10:00"),
    ("days one by one", "week: {'monday, wednesday': 09:00-17:00}", "2026-11-25T10:00", "2026-11-24T10:00"),
    ("a stretch over the weekend", "week: {friday to monday: 09:00-17:00}", "2026-11-22T10:00", "2026-11-24T10:00"),
    ("several windows", "week: {monday: '09:00-12:00, 13:00-17:00'}", "2026-11-23T13:00", "2026-11-23T12:00"),
    ("a night", "week: {monday: 22:00-06:00}", "2026-11-24T05:59", "2026-11-24T06:00"),
    ("until midnight", "week: {monday: 18:00-24:00}", "2026-11-23T23:59", "2026-11-24T00:00"),
    ("always", "always_open: true", "2026-11-22T03:00", None),
    (
        "a zone of its own",
        "zone: UTC-05:00, week: {monday: 09:00-17:00}",
        "2026-11-23T15:00",
        "2026-11-23T14:59",
    ),
    (
        "a date every year",
        "week: {monday to sunday: 09:00-17:00}, holidays: [{name: X, rule: 25 December}]",
        "2027-12-24T10:00",
        "2027-12-25T10:00",
    ),
    (
        "an n-th weekday",
        "week: {monday to sunday: 09:00-17:00}, holidays: [{name: X, rule: last Monday of May}]",
        "2027-05-24T10:00",
        "2027-05-31T10:00",
    ),
    (
        "around Easter",
        "week: {monday to sunday: 09:00-17:00}, holidays: [{name: X, rule: 1 day after Easter}]",
        "2027-03-28T10:00",
        "2027-03-29T10:00",
    ),
    (
        "one date only",
        "week: {monday to sunday: 09:00-17:00}, holidays: [{name: X, rule: 2026-11-24}]",
        "2027-11-24T10:00",
        "2026-11-24T10:00",
    ),
    (
        "observed on the Monday",
        "week: {monday to sunday: 09:00-17:00}, holidays: [{name: X, rule: 15 August, observed: sunday to monday}]",
        "2027-08-17T10:00",
        "2027-08-16T10:00",
    ),
    (
        "a country",
        "week: {monday to sunday: 09:00-17:00}, holidays: [{country: FR}]",
        "2026-07-13T10:00",
        "2026-07-14T10:00",
    ),
    (
        "a closure",
        "week: {monday to sunday: 09:00-17:00}, closures: [{on: 2026-11-24, why: Moving}]",
        "2026-11-25T10:00",
        "2026-11-24T10:00",
    ),
    (
        "extra hours",
        "week: {monday: 09:00-17:00}, extra: [{on: 2026-11-28, hours: 10:00-12:00}]",
        "2026-11-28T10:00",
        "2026-11-28T12:00",
    ),
]


@pytest.mark.parametrize(
    ("written", "open_at", "closed_at"), [case[1:] for case in PARAGRAPHS], ids=[case[0] for case in PARAGRAPHS]
)
def test_a_calendar_is_open_and_closed(written: str, open_at: str, closed_at: str | None) -> None:
    assert is_open(written, open_at)
    assert closed_at is None or not is_open(written, closed_at)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("week: {montag: 09:00-17:00}", "is not a day of the week"),
        ("week: {monday: 9-17}", "is not a time"),
        ("week: {monday: 09:00-25:00}", "is not a time"),
        ("week: {monday: 09:00}", "is not a time"),
        ("week: {monday to friday: 09:00-17:00, friday: closed}", "stated twice"),
        ("always_open: true, week: {monday: 09:00-17:00}", "neither a week nor holidays"),
        ("note: nothing", "needs its week"),
        ("week: {monday: closed}, holidays: [{name: X, rule: 31 June}]", "is not a rule for a day"),
        ("week: {monday: closed}, holidays: [{name: X, rule: fifth Monday of May}]", "is not a rule for a day"),
        ("week: {monday: closed}, holidays: [{rule: 1 May}]", "needs a name and a rule"),
        ("week: {monday: closed}, holidays: [{name: X, rule: 1 May, observed: never}]", "is not a known observed"),
        ("week: {monday: closed}, closures: [{on: 24 December, why: X}]", "is not a date"),
        ("zone: EST, week: {monday: closed}", "is an abbreviation"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_would_be_right(written: str, hint: str) -> None:
    with pytest.raises(FaultyAgreement, match=hint):
        is_open(written, "2026-11-23T10:00")


def test_a_day_closed_for_two_reasons_keeps_both() -> None:
    closed = "closures: [{on: 2026-11-24, why: Moving}, {on: 2026-11-24, why: Stocktaking}]"
    agreement = small(f"calendars:\n  other: {{label: Other, week: {{monday to friday: 09:00-17:00}}, {closed}}}")
    assert agreement.calendars["other"].closures[date(2026, 11, 24)] == "Moving; Stocktaking"
