"""The zones that a form offers; any zone of the tz database is accepted."""

from functools import cache
from zoneinfo import available_timezones

# Names of the tz database that stand for no place.
NOWHERE = ("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/")


@cache
def places() -> tuple[str, ...]:
    """Return the zones named after a place, and UTC."""
    named = (zone for zone in available_timezones() if "/" in zone and not zone.startswith(NOWHERE))
    return ("UTC", *sorted(named))


def zone_choices(present: str, *, empty: str | None = None) -> list[tuple[str, str]]:
    """Return the choices of a form: `present` even if it is an old name, and `empty` as the words for none."""
    none = [] if empty is None else [("", empty)]
    old = [(present, present)] if present and present not in places() else []
    return [*none, *old, *((zone, zone.replace("_", " ")) for zone in places())]
