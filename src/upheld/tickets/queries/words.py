"""Durations and instants as the desk writes them; no arithmetic of promises."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_MINUTE = 60
_HOUR = 60 * _MINUTE
_WEEK = timedelta(days=6)
DATES_KEPT = 4_096


def long_duration(amount: timedelta) -> str:
    """Return a duration in the long form: `46 h 38 min`, `9 min`, `under a minute`."""
    hours, minutes = _hours_and_minutes(amount)
    if not hours and not minutes:
        return _("under a minute")
    parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else ""]
    return " ".join(part for part in parts if part)


def short_duration(amount: timedelta) -> str:
    """Return a duration in the short form, for rows only: `28h 13m`, `9m`."""
    hours, minutes = _hours_and_minutes(amount)
    if hours:
        return f"{hours}h {minutes:02d}m" if minutes else f"{hours}h"
    return f"{minutes}m"


def ago(then: datetime, *, at: datetime) -> str:
    """Return how long ago something was, in one unit: `51m`, `2h`, `9d`."""
    seconds = max(0, int((at - then).total_seconds()))
    if seconds < _HOUR:
        return f"{seconds // _MINUTE}m"
    if seconds < 24 * _HOUR:
        return f"{seconds // _HOUR}h"
    return f"{seconds // (24 * _HOUR)}d"


def clock_time(instant: datetime, *, at: datetime, zone: ZoneInfo) -> str:
    """Return an instant as a reader in `zone` says it at `at`: `today 16:12`, `Mon 14:10`, `Sun 3 Jan 09:00`."""
    local, present = instant.astimezone(zone), at.astimezone(zone)
    days = (local.date() - present.date()).days
    if days == 0:
        return _("today {time}").format(time=f"{local:%H:%M}")
    if -_WEEK.days <= days <= _WEEK.days:
        return _on_the_wall(local, _("D H:i"))
    return _on_the_wall(local, _("D j M H:i") if local.year == present.year else _("D j M Y H:i"))


def _on_the_wall(local: datetime, style: str) -> str:
    # Without its zone: instants that are equal stand differently on two walls.
    return _date_words(local.replace(tzinfo=None), style, get_language())


@lru_cache(maxsize=DATES_KEPT)
def _date_words(wall: datetime, style: str, _language: str | None) -> str:
    """A list names the same few instants to everybody who looks."""
    return str(date_format(wall, style))


def short_time(instant: datetime, *, at: datetime, zone: ZoneInfo) -> str:
    """Return an instant as `clock_time` does, without saying today: `16:12`, `Mon 14:10`."""
    local = instant.astimezone(zone)
    return f"{local:%H:%M}" if local.date() == at.astimezone(zone).date() else clock_time(instant, at=at, zone=zone)


def day_words(on: date) -> str:
    """Return a day with its year, short: `Mon 23 Nov 2026`."""
    return str(date_format(on, _("D j M Y")))


def full_time(local: datetime) -> str:
    """Return an instant, on the wall that it stands for, with its year: `Mon 23 Nov 2026, 10:30`."""
    return f"{day_words(local.date())}, {local:%H:%M}"


def _hours_and_minutes(amount: timedelta) -> tuple[int, int]:
    seconds = abs(int(amount.total_seconds()))
    return seconds // _HOUR, seconds % _HOUR // _MINUTE
