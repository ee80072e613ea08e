"""The words of worked examples: facts, and moments on the agreement's wall clock.

Judging a claim lives in `examples`.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches

from servicelevel.agreement.terms import Agreement
from servicelevel.calendars.support_hours import WEEKDAYS
from servicelevel.calendars.wall_clock import instant_of, zone_named
from servicelevel.decisions.explain import listing, month_name

_MONTHS = tuple(month_name(month).lower() for month in range(1, 13))
_MOMENT = re.compile(r"(\w{1,12}?)(?: ([0-9]{1,2}) (\w{1,12}) ([0-9]{4}))?(?: at)? ([0-9]{2}):([0-9]{2})")
_FILLERS = frozenset(
    {
        "a",
        "an",
        "the",
        "ticket",
        "request",
        "question",
        "from",
        "customer",
        "client",
        "on",
        "plan",
        "with",
        "by",
        "of",
    }
)
_YES = "true"
# As many as a person reads in a hint, and a comparison is cheap for.
_MOST_WORDS = 60


class UnreadableExample(ValueError):
    """An example that cannot be read; the message says what could be."""


def read_facts(words: str, agreement: Agreement) -> dict[str, str]:
    """Return the facts that `words` name, as in "p2 from a super-premium customer" or "high emergency".

    A word is the key of a value that only one fact has, or of the fact before it, as in "licence reseller";
    "emergency" alone says that it is one.
    Raises: UnreadableExample.
    """
    facts: dict[str, str] = {}
    before = ""
    for word in words.casefold().split():
        if before in agreement.facts and word in _values(before, agreement):
            facts[before] = word
        elif word not in _FILLERS and not _is_fact_alone(word, agreement):
            key, value = _fact(word, agreement)
            facts[key] = value
        before = word
    return facts


def _values(key: str, agreement: Agreement) -> frozenset[str]:
    return frozenset(value.key for value in agreement.facts[key].values)


def _is_fact_alone(word: str, agreement: Agreement) -> bool:
    """Say whether `word` only announces the value after it."""
    return word in agreement.facts and _YES not in _values(word, agreement)


def _fact(word: str, agreement: Agreement) -> tuple[str, str]:
    having = [key for key in agreement.facts if word in _values(key, agreement)]
    if len(having) == 1:
        return having[0], word
    if word in agreement.facts:
        return word, _YES
    if having:
        raise UnreadableExample(f"“{word}” is a value of {listing(having)}; write {having[0]} {word}")
    known = tuple(value.key for term in agreement.facts.values() for value in term.values)
    near = close_to(word, known)
    hint = f"did you mean “{near}”?" if near else f"known words are {listing(known[:_MOST_WORDS], last='or')}"
    raise UnreadableExample(f"“{word}” names no fact; {hint}")


def close_to(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that comes closest to `word`; None if none is close."""
    return next(iter(get_close_matches(word, tuple(known)[:_MOST_WORDS], n=1, cutoff=0.6)), None)


def raised_at(words: str, *, agreement: Agreement, week: date) -> datetime:
    """Return the moment `words` name; a weekday without a date is one of the `week` from that Monday on."""
    return _moment(words, agreement=agreement, earliest=week)


def read_moment(words: str, *, after: datetime, agreement: Agreement) -> datetime:
    """Return the moment `words` name; a weekday without a date is the first after `after`."""
    day = after.astimezone(zone_named(agreement.zone)).date()
    moment = _moment(words, agreement=agreement, earliest=day)
    if moment <= after and not _has_date(words):
        return _moment(words, agreement=agreement, earliest=day + timedelta(days=1))
    return moment


def _has_date(words: str) -> bool:
    found = _MOMENT.fullmatch(words)
    return bool(found and found[2])


def _moment(words: str, *, agreement: Agreement, earliest: date) -> datetime:
    found = _MOMENT.fullmatch(words)
    if found is None or found[1].lower() not in WEEKDAYS:
        raise UnreadableExample(f"“{words}” is not a moment; write Friday 16:30 or Friday 16 July 2027 at 16:30")
    weekday = WEEKDAYS.index(found[1].lower())
    on = _dated(words, found, weekday) if found[2] else earliest + timedelta((weekday - earliest.weekday()) % 7)
    hour, minute = int(found[5]), int(found[6])
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise UnreadableExample(f"“{found[5]}:{found[6]}” is not a time of day")
    wall = datetime.combine(on, time()) + timedelta(hours=hour, minutes=minute)
    return instant_of(wall, zone=zone_named(agreement.zone))


def _dated(words: str, found: re.Match[str], weekday: int) -> date:
    try:
        on = date(int(found[4]), _MONTHS.index(found[3].lower()) + 1, int(found[2]))
    except ValueError as error:
        raise UnreadableExample(f"“{words}” names no date") from error
    if on.weekday() != weekday:
        raise UnreadableExample(f"{on.day} {found[3]} {on.year} is a {WEEKDAYS[on.weekday()].capitalize()}")
    return on


def usual_week(agreement: Agreement) -> date:
    """Return the Monday of the first whole week, from the effective date on, that has no holiday near it.

    A fortnight without a holiday is looked for, so that "Friday … by Monday" means what it seems to.
    """
    monday = agreement.effective_on + timedelta(days=-agreement.effective_on.weekday() % 7)
    mondays = (monday + timedelta(weeks=weeks) for weeks in range(52))
    free = (start for start in mondays if not _holidays_within(agreement, start, start + timedelta(days=14)))
    return next(free, monday)


def _holidays_within(agreement: Agreement, start: date, end: date) -> bool:
    years = {start.year, end.year}
    return any(
        start <= holiday.on < end
        for calendar in agreement.calendars.values()
        for year in years
        for holiday in calendar.holidays_in(year)
    )
