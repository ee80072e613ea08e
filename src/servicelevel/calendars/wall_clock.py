"""From the wall clock of a zone to instants, with a stated rule for gaps and folds.

Opening hours live elsewhere.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MIDNIGHT = time()
_DAY = timedelta(days=1)
_OFFSET = re.compile(r"UTC([+-])(\d\d):(\d\d)")


class UnknownZone(ValueError):
    """A zone that is neither an IANA name with an area nor a fixed offset."""


def zone_named(name: str) -> tzinfo:
    """Return the zone called `name`: IANA's, such as Europe/Paris, or UTC, or an offset such as UTC-05:00.

    Raises: UnknownZone; also for an abbreviation such as EST, which several places use and none defines.
    """
    if fixed := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(fixed[2]), minutes=int(fixed[3]))
        if offset > timedelta(hours=14):
            raise UnknownZone(f"{name} is more than 14 hours from UTC; write one such as UTC-05:00")
        return timezone(-offset if fixed[1] == "-" else offset, name)
    if name != "UTC" and "/" not in name:
        raise UnknownZone(f"{name} is an abbreviation; write a zone such as America/New_York or UTC-05:00")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(f"{name} is not a known zone; write one such as Europe/Paris or UTC-05:00") from error


def opening_at(on: date, *, minutes: int, zone: tzinfo) -> datetime:
    """Return, in UTC, the instant `minutes` of the wall clock after midnight of `on`.

    A time that does not exist moves forward by the gap; of one that occurs twice, the first.
    """
    return instant_of(wall_time(on, minutes=minutes), zone=zone)


def closing_at(on: date, *, minutes: int, zone: tzinfo) -> datetime:
    """Return the same for a closing: of a time that occurs twice, the second."""
    wall = wall_time(on, minutes=minutes).replace(tzinfo=zone)
    # In a gap the later fold lies before the earlier one, so the greater of the two is right in both cases.
    return max(wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC))


def wall_time(on: date, *, minutes: int) -> datetime:
    """Return what the wall clock shows, naive, `minutes` after midnight of `on`; they may run past 24:00."""
    return datetime.combine(on, _MIDNIGHT) + timedelta(0, minutes * 60)


def instant_of(wall: datetime, *, zone: tzinfo) -> datetime:
    """Return, in UTC, when the clock in `zone` shows the naive `wall`; the first of two, after a gap."""
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def steady_offsets(first: date, last: date, *, zone: tzinfo) -> Iterator[tuple[date, timedelta | None]]:
    """Yield each date from `first` to `last`, with the offset from UTC that is kept around it.

    That is from its midnight to the end of the next date, by which all its windows have closed. It is None if the
    clocks are changed anywhere near, and then every time must be looked up by itself.
    Limits: the offset is looked at once a day, so that two changes within a day that undo each other would go
    unseen. No zone has had any since 1970; a test reads that from the time zone database.
    """
    noon = datetime(first.year, first.month, first.day, 12, tzinfo=UTC)
    # Wherever the zone lies, the two days of a date's windows lie between the noons, in UTC, two days before and after.
    seen = [(noon + _DAY * days).astimezone(zone).utcoffset() for days in range(-2, (last - first).days + 3)]
    on, steady = first, 1
    for index in range(1, len(seen)):
        steady = steady + 1 if seen[index] == seen[index - 1] else 1
        if index >= 4:
            yield on, seen[index] if steady >= 5 else None
            on += _DAY


def exists(on: date, *, zone: tzinfo) -> bool:
    """Say whether the calendar date `on` has any instant in `zone`; Samoa had no 30 December 2011."""
    midnight = opening_at(on, minutes=0, zone=zone)
    return midnight < opening_at(on + timedelta(days=1), minutes=0, zone=zone)
