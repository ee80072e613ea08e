"""Addresses of pages, made from their names as `django.urls.reverse` makes them, for less; routes stand elsewhere.

A page of the console holds some hundred addresses, nearly all of routes with a desk's name and a number in them. Django
looks for the route of each anew; here it looks once for each route, and what changes is put in its place.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

Argument = int | str | UUID

# Values by which the places of a route's arguments are found in its address.
_STAND_INS: dict[type, Callable[[int], Argument]] = {
    int: lambda nth: 987_654_321_000 + nth,
    str: lambda nth: f"stands-for-argument-{nth}-here",
    UUID: lambda nth: UUID(int=0x5EED << 64 | nth),
}
# What stands in an address as it is.
_PLAIN = re.compile(r"[\w-]+", re.ASCII)


def address(name: str, *arguments: Argument) -> str:
    """Return the address of the page of that name. Raises NoReverseMatch, as `reverse` does."""
    kinds = tuple(_kind(argument) for argument in arguments)
    pieces = None
    if None not in kinds:
        pieces = _pieces(name, kinds, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())
    if pieces is None:
        return reverse(name, args=arguments)
    first, *rest = pieces
    return first + "".join(f"{argument}{piece}" for argument, piece in zip(arguments, rest, strict=True))


def _kind(argument: Argument) -> type | None:
    """Return as which kind of value an argument can be put into an address; None if only Django knows how."""
    if isinstance(argument, str):
        return str if _PLAIN.fullmatch(argument) else None
    if isinstance(argument, UUID):
        return UUID
    return int if type(argument) is int and argument >= 0 else None


@lru_cache(maxsize=4_000)
def _pieces(name: str, kinds: tuple[type, ...], urlconf: str, _prefix: str) -> tuple[str, ...] | None:
    """Return what stands before, between and after a route's arguments; None if it takes other kinds than these."""
    stand_ins = [_STAND_INS[kind](nth) for nth, kind in enumerate(kinds)]
    try:
        rest = reverse(name, urlconf=urlconf, args=stand_ins)
    except NoReverseMatch:
        return None
    pieces = []
    for stand_in in stand_ins:
        before, found, rest = rest.partition(str(stand_in))
        if not found:
            return None
        pieces.append(before)
    return (*pieces, rest)
