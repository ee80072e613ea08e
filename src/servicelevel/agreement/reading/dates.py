"""Dates as an agreement writes them. Rules for days off that move are read in `holidays`."""

import re
from datetime import date

from servicelevel.agreement.limits import FIRST_YEAR, LAST_YEAR

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DATE_FORM = "Write it as in 2026-12-24."


class NotADate(ValueError):
    """Text that is no date, or one so far away that no calendar is kept for it."""


def read_date(text: str) -> date:
    """Return the date that `text` states, as in "2026-12-24".

    Raises: NotADate, outside the years FIRST_YEAR to LAST_YEAR too.
    """
    try:
        on = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        on = None
    if on is None:
        raise NotADate(f"{text!r} is not a date")
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise NotADate(f"{text} is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return on
