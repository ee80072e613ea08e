"""Random receipts: random documents in the zones where clocks misbehave, and the five agreements on random days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.terms import Agreement
from servicelevel.calendars.support_hours import WEEKDAYS, Window
from servicelevel.clocks.events import ClockEvent, ClockEventKind
from servicelevel.clocks.promise import Promise, make_promise
from servicelevel.clocks.receipts.making import make_receipt
from servicelevel.clocks.receipts.receipt import Receipt, Subject
from tests.properties.calendars import NIGHTS, windows
from tests.support.agreements import NAMES, shipped

SECOND = timedelta(seconds=1)
AMOUNTS = (
    *("within: 30 minutes", "within: 9 hours", "within: 200 hours", "within: 40 business minutes"),
    *("within: 3 support hours", "within: 26 business hours", "within: 1 business day", "within: 4 business days"),
    *("within: 2 business days, days_end: end of day", "by: '08:00'", "by: '02:30'", "words: Future release"),
    *("within: 5 hours, counted_from: next opening", "within: 1 business day, on: always"),
    *("within: 2 business days, days_end: end of day, on: always", "within: 7 support hours, on: always"),
)
STRENGTHS = ("guaranteed", "target", "typical", "best_effort")


@st.composite
def receipts_of_documents(draw: st.DrawFn) -> Receipt:
    """Return a receipt under a document that nobody has written before."""
    zone, night = draw(st.sampled_from(NIGHTS))
    agreement = compile_agreement(draw(documents(zone, night)))
    near = datetime(night.year, night.month, night.day, tzinfo=UTC) - timedelta(days=3)
    received = near + timedelta(seconds=draw(st.integers(0, 6 * 86_400)))
    assume(not agreement.office.hours.never_open)
    promise = make_promise(agreement, facts={}, at=received)
    return draw(receipts(agreement, promise))


@st.composite
def receipts_of_the_five(draw: st.DrawFn) -> Receipt:
    """Return a receipt under one of the five agreements."""
    agreement = shipped(draw(st.sampled_from(NAMES)))
    facts = {
        key: draw(st.sampled_from([value.key for value in term.values]))
        for key, term in agreement.facts.items()
        if term.values and (term.default is None or draw(st.booleans()))
    }
    received = datetime(2025, 12, 1, tzinfo=UTC) + timedelta(microseconds=draw(st.integers(0, 5 * 10**13)))
    promise = make_promise(agreement, facts=facts, at=received)
    assume(promise.targets)
    return draw(receipts(agreement, promise))


@st.composite
def receipts(draw: st.DrawFn, agreement: Agreement, promise: Promise) -> Receipt:
    """Return a receipt of one of a promise's targets after random happenings, some of which make no sense."""
    target = draw(st.sampled_from(promise.targets))
    events = tuple(draw(happenings(promise.received_at)))
    at = events[-1].at + draw(st.sampled_from([timedelta(), SECOND, timedelta(hours=7), timedelta(days=9)]))
    subject = Subject(ticket="IS-7", facts=promise.facts, priority_set=promise.facts.get("priority"))
    return make_receipt(events, target=target, agreement=agreement, subject=subject, at=at, zone_rules="2025b")


@st.composite
def happenings(draw: st.DrawFn, start: datetime) -> list[ClockEvent]:
    """Return a start and up to seven events after it, in order; usual ones more often than odd ones."""
    kinds = st.sampled_from([*ClockEventKind, *[ClockEventKind.PAUSED, ClockEventKind.RESUMED] * 4])
    gaps = st.one_of(st.integers(0, 90_000), st.integers(0, 400_000), st.sampled_from([0, 1, 3600, 86_400]))
    found, at = [ClockEvent(kind=ClockEventKind.STARTED, at=start)], start
    for kind in draw(st.lists(kinds, max_size=7)):
        at += timedelta(seconds=draw(gaps))
        reason = draw(st.sampled_from(["customer", None])) if kind is ClockEventKind.PAUSED else None
        found.append(ClockEvent(kind=kind, at=at, reason=reason))
    return found


@st.composite
def documents(draw: st.DrawFn, zone: str, night: date) -> str:
    """Return the text of an agreement with random hours, days off and one promise."""
    week = {day: draw(windows(overnight=True)) for day in WEEKDAYS}
    other = draw(st.sampled_from([zone, "UTC-03:30", "Europe/Paris"]))
    days = st.integers(-4, 12).map(lambda count: night + timedelta(days=count))
    off = draw(st.lists(days, max_size=2, unique=True))
    closed = draw(st.lists(days, max_size=2, unique=True))
    extra = {on: draw(windows(overnight=False)) for on in draw(st.lists(days, max_size=2, unique=True))}
    lines = [
        *_front(other),
        *("calendars:", "  always: {label: round the clock, always_open: true}", "  office:"),
        *("    label: office hours", "    main: true", f"    zone: {zone}", "    week:"),
        *(f"      {day}: {_hours(hours)}" for day, hours in week.items()),
        *_rows("holidays", (f"{{name: Off, rule: '{on}'}}" for on in off)),
        *_rows("closures", (f"{{on: '{on}', why: Moving house}}" for on in closed)),
        *_rows("extra", (f"{{on: '{on}', hours: '{_hours(hours)}'}}" for on, hours in extra.items() if hours)),
        *("```", "", "## 2 Promise", "", "```terms", "targets:", "  resolution_time:"),
        f"    strength: {draw(st.sampled_from(STRENGTHS))}",
        f"    rules: [{{{draw(st.sampled_from(AMOUNTS))}}}]",
        "```",
    ]
    return "\n".join(lines)


def _front(zone: str) -> list[str]:
    pairs: dict[str, Any] = {"name": "small", "title": "A small agreement", "provider": "Somebody"}
    pairs |= {"language": "1.0.0", "version": 3, "effective": "2011-01-01", "zone": zone, "locale": "en-GB"}
    return ["---", *(f"{key}: {value}" for key, value in pairs.items()), "---", "", "## 1 Hours", "", "```terms"]


def _hours(given: tuple[Window, ...]) -> str:
    return ", ".join(str(window).replace("–", "-") for window in given) or "closed"


def _rows(key: str, rows: Iterator[str]) -> list[str]:
    found = list(rows)
    return [f"    {key}:", *(f"      - {row}" for row in found)] if found else []
