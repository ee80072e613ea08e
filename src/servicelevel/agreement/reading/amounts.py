"""Amounts, wall-clock times, lengths, percentages and money as an agreement writes them, and what they mean.

Which term may hold which lives with its reader.
"""

import re
from datetime import timedelta
from decimal import Decimal

from servicelevel.agreement.terms import Amount, Counted, DayRule
from servicelevel.calendars.support_hours import MINUTES_A_DAY

# Ten years: no promise is longer, and no calendar need be compiled further than this at one go.
LONGEST = timedelta(days=3660)

_AMOUNT = re.compile(r"([0-9]{1,6}) (?:(business|support|elapsed) )?(minute|hour|day)s?")
_BUSINESS = ("business", "support")
_TIME = re.compile(r"([0-9][0-9]):([0-9][0-9])")
_LENGTH = re.compile(r"([0-9]{1,6}) (minute|hour|day)s?")
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?) ?%?")
_MONEY = re.compile(r"([0-9]{1,9}(?:\.[0-9][0-9])?) ([A-Z]{3})")
_SECONDS = {"minute": 60, "hour": 3600, "day": 86_400}
AMOUNT_FORMS = "30 elapsed minutes, 2 elapsed hours, 3 business hours or 5 business days"


class NotAnAmount(ValueError):
    """Text that is not what was expected; the message names what would be right."""


def read_amount(text: str, *, day_rule: DayRule) -> Amount:
    """Return the amount that `text` states.

    Raises: NotAnAmount; for a bare "3 days" too, which does not say whether nights and weekends count.
    """
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise NotAnAmount(f"{text!r} is not an amount of time; write {AMOUNT_FORMS}")
    number, unit, kind = int(found[1]), found[3], found[2]
    business = kind in _BUSINESS
    if unit == "day" and not business:
        raise NotAnAmount(f"{text!r} does not say which days; write business days, or {number * 24} elapsed hours")
    if number == 0 or timedelta(seconds=number * _SECONDS[unit]) > LONGEST:
        raise NotAnAmount(f"{text!r} is not between one minute and ten years")
    if unit == "day":
        return Amount(counted=Counted.BUSINESS_DAYS, quantity=number, day_rule=day_rule, words=text)
    counted = Counted.SUPPORT if business else Counted.ELAPSED
    return Amount(counted=counted, quantity=number * _SECONDS[unit], words=text.replace("elapsed ", ""))


def read_time(text: str, *, closing: bool = False) -> int:
    """Return a wall-clock time as minutes after midnight; 24:00 only where `closing` allows it.

    Raises: NotAnAmount.
    """
    found = _TIME.fullmatch(text)
    minutes = int(found[1]) * 60 + int(found[2]) if found and int(found[2]) < 60 else -1
    if 0 <= minutes < MINUTES_A_DAY or (closing and minutes == MINUTES_A_DAY):
        return minutes
    upper = "24:00" if closing else "23:59"
    raise NotAnAmount(f"{text!r} is not a time between 00:00 and {upper}; write it as in 09:30")


def read_length(text: str) -> timedelta:
    """Return a length of elapsed time, as in "72 hours".

    Raises: NotAnAmount.
    """
    found = _LENGTH.fullmatch(text)
    length = timedelta(seconds=int(found[1]) * _SECONDS[found[2]]) if found else timedelta()
    if not timedelta() < length <= LONGEST:
        raise NotAnAmount(f"{text!r} is not a length of time; write 30 minutes, 72 hours or 30 days")
    return length


def read_percent(text: str) -> Decimal:
    """Return a percentage from 0 to 100, as in "99.9 %", exactly as written.

    Raises: NotAnAmount.
    """
    found = _PERCENT.fullmatch(text)
    if found is None or Decimal(found[1]) > 100:
        raise NotAnAmount(f"{text!r} is not a percentage from 0 to 100; write it as in 99.9 %")
    return Decimal(found[1])


def read_money(text: str) -> tuple[Decimal, str]:
    """Return an amount of money and its currency, as in "150 EUR".

    Raises: NotAnAmount.
    """
    found = _MONEY.fullmatch(text)
    if found is None:
        raise NotAnAmount(f"{text!r} is not an amount of money; write it as in 150 EUR")
    return Decimal(found[1]), found[2]
