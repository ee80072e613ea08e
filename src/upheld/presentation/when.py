"""Puts an instant into words in a reader's zone. It never asks what time it is."""

from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext_lazy

STYLES = {
    "time": "H:i",
    "seconds": gettext_lazy("D H:i:s"),
    "day": gettext_lazy("D j M"),
    "weekday": gettext_lazy("D H:i"),
    "date": gettext_lazy("D j M H:i"),
    "full": gettext_lazy("l j F, H:i"),
    "year": gettext_lazy("D j M Y H:i"),
}
"""Django date formats by name; "near" picks among them."""


def words(instant: datetime, *, zone: tzinfo, at: datetime | None, style: str = "near") -> str:
    """Return `instant` on the wall of `zone`, as short as `at` allows.

    Near: the time today, weekday and time within six days either way, else the date, with another year.
    Raises: KeyError, if `style` is unknown.
    """
    local = instant.astimezone(zone)
    return str(date_format(local, str(STYLES[_near(local, at) if style == "near" else style])))


def zone_name(instant: datetime, *, zone: ZoneInfo) -> str:
    """Return the zone's usual letters at `instant`, or its distance from UTC where it has none ("UTC−3")."""
    local = instant.astimezone(zone)
    name = local.tzname() or ""
    if name and name[0] not in "+-":
        return name
    minutes = int((local.utcoffset() or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


def walls_differ(instant: datetime, one: ZoneInfo, other: ZoneInfo) -> bool:
    """Say whether the two zones show different times at `instant`."""
    return instant.astimezone(one).utcoffset() != instant.astimezone(other).utcoffset()


def _near(local: datetime, at: datetime | None) -> str:
    if at is None:
        return "date"
    today = at.astimezone(local.tzinfo)
    if local.date() == today.date():
        return "time"
    if local.year != today.year and abs(local - today) > timedelta(days=6):
        return "year"
    return "weekday" if abs((local.date() - today.date()).days) < 7 else "date"
