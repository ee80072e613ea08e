"""How long from now, as people write it in a filter: `<2h`, `3d`, `today`."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

_SPAN = re.compile(r"<?=?(?P<amount>\d{1,4})(?P<unit>m|min|h|d|w)")
_UNITS = {
    "m": timedelta(minutes=1),
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}


def instant_within(text: str, *, at: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the last instant that a span from `at` on allows, on the wall; None if it is not one.

    "today" and "tomorrow" end with that day in `zone`; "now" is what is past due.
    """
    said = text.strip().lower()
    if said == "now":
        return at
    if said in ("today", "tomorrow"):
        days = 1 if said == "today" else 2
        return datetime.combine(at.astimezone(zone).date() + timedelta(days=days), time(), tzinfo=zone)
    found = _SPAN.fullmatch(said)
    return at + int(found["amount"]) * _UNITS[found["unit"]] if found else None
