"""Addresses of the tickets behind a number, and the number that an address names; a damaged one is no page."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from upheld.desks.access import NotFound
from upheld.improvement.models.duration_day import BANDS
from upheld.improvement.queries.behind import Place
from upheld.improvement.queries.days import Days
from upheld.improvement.queries.number import Number, What

OUTCOMES = ("kept", "missed", "breached")
_WHOLE = ("team", "customer", "band", "weekday", "hour", "rating", "satisfied")
_WORDS = ("outcome", "metric", "clause", "strength", "priority", "measure", "kind")
_LONGEST = 40
_LARGEST = 2**63 - 1


def url_behind(desk: str, number: Number, *, after: Place | None = None) -> str:
    """Return where the tickets behind a number are listed."""
    stated = {one.name: getattr(number, one.name) for one in fields(number) if one.name not in ("what", "days")}
    told: dict[str, Any] = {"what": number.what.value, "since": number.days.first, "until": number.days.last}
    told |= {name: value for name, value in stated.items() if value is not None}
    if after is not None:
        told |= {"day": after.day, "after": after.ticket}
    return f"{reverse('console:numbers_tickets', args=[desk])}?{urlencode(told)}"


def number_in(given: Mapping[str, str]) -> Number:
    """Return the number that an address names. Raises: NotFound, if it names none."""
    try:
        words: dict[str, Any] = {name: given[name][:_LONGEST] for name in _WORDS if name in given}
        words |= {name: _whole(given[name]) for name in _WHOLE if name in given}
        if words.get("outcome", OUTCOMES[0]) not in OUTCOMES or words.get("band", 0) >= BANDS:
            raise NotFound
        days = Days(first=date.fromisoformat(given["since"]), last=date.fromisoformat(given["until"]))
        return Number(what=What(given["what"]), days=days, **words)
    except (KeyError, ValueError, OverflowError) as fault:
        raise NotFound from fault


def place_in(given: Mapping[str, str]) -> Place | None:
    """Return after which ticket a page begins; None for the first. Raises: NotFound, if it is no place."""
    if "after" not in given:
        return None
    try:
        return Place(day=date.fromisoformat(given["day"]), ticket=_whole(given["after"]))
    except (KeyError, ValueError) as fault:
        raise NotFound from fault


def _whole(text: str) -> int:
    value = int(text)
    if not 0 <= value <= _LARGEST:
        raise ValueError(text)
    return value
