"""From the wall clock of a zone to instants, with a stated rule for gaps and folds.

Opening hours live elsewhere.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MIDNIGHT = time()
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


def exists(on: date, *, zone: tzinfo) -> bool:
    """Say whether the calendar date `on` has any instant in `zone`; Samoa had no 30 December 2011."""
    midnight = opening_at(on, minutes=0, zone=zone)
    return midnight < opening_at(on + timedelta(days=1), minutes=0, zone=zone)
