"""Numbers of payment cards: written in one piece or as on the card, of a known maker, with the right check digit."""

import re
from collections.abc import Iterator

from upheld.redaction.finding import Kind, Place

_EDGE = r"(?<![\w.,/-])", r"(?![\w/]|[.,-]\d)"
_SIXTEEN = r"(?:4\d{3}|5[1-5]\d\d|2[2-7]\d\d|6011|64[4-9]\d|65\d\d|35\d\d)(?P<gap>[ -]?)\d{4}(?P=gap)\d{4}(?P=gap)\d{4}"
_FIFTEEN = r"3[47]\d\d(?P<gap_of_amex>[ -]?)\d{6}(?P=gap_of_amex)\d{5}"
_CARD = re.compile(rf"{_EDGE[0]}(?:{_SIXTEEN}|{_FIFTEEN}){_EDGE[1]}", re.ASCII)


def card_numbers(text: str) -> Iterator[Place]:
    """Find card numbers; a number that only looks like one fails the check nine times out of ten."""
    for match in _CARD.finditer(text):
        if checks_out([int(sign) for sign in match[0] if sign.isdigit()]):
            yield *match.span(), Kind.CARD


def checks_out(digits: list[int]) -> bool:
    """Say whether the last digit is the one that the others ask for.

    Source: ISO/IEC 7812-1, annex B, known by the name of Luhn.
    """
    doubled = [2 * digit - 9 if digit > 4 else 2 * digit for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
