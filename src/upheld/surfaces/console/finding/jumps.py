"""What names one ticket outright: `INT-123`, `#123`, `123`; whether there is one is not known here."""

import re

_REFERENCE = re.compile(r"(?:(?P<prefix>[A-Za-z]{2,6})[- ]|#)(?P<number>\d{1,15})")
_NUMBER = re.compile(r"\d{1,15}")


def number_meant(text: str, *, prefix: str) -> int | None:
    """Return the number that a reference to a ticket of this desk names; a bare number is words like any other."""
    found = _REFERENCE.fullmatch(text.strip())
    if found is None or (found["prefix"] or prefix).upper() != prefix:
        return None
    return int(found["number"])


def number_perhaps_meant(text: str, *, prefix: str) -> int | None:
    """Return the number that a reference or a bare number names."""
    said = text.strip()
    return int(said) if _NUMBER.fullmatch(said) and said.isascii() else number_meant(said, prefix=prefix)
