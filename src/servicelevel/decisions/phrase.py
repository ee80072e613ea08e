"""Sentences with named places for what they speak of: said in English here, and elsewhere in any language.

What is said of which thing stands with that thing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TypeAlias

from servicelevel.decisions.explain import duration_words, instant_words, listing


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant as it stands on the wall clock of a zone."""

    at: datetime
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of time as agreements write it: "2 business hours"."""

    words: str


# Plain words are those of the agreement, a person or a clock, and are the same in every language; a tuple is a list of
# equals, as in "a, b and c".
Part: TypeAlias = "str | Phrase | Moment | Quantity | timedelta | tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with places, and what goes there."""

    # as in: Received {when}, inside {hours}
    form: str
    parts: tuple[tuple[str, Part], ...] = ()

    def __str__(self) -> str:
        return self.form.format_map({name: _in_english(part) for name, part in self.parts})


def phrase(form: str, **parts: Part) -> Phrase:
    """Return words with places, of which each name in braces has its part."""
    return Phrase(form, tuple(parts.items()))


def _in_english(part: Part) -> str:
    match part:
        case Moment():
            return instant_words(part.at, zone=part.zone)
        case Quantity():
            return part.words
        case timedelta():
            return duration_words(part)
        case tuple():
            return listing(map(_in_english, part))
        case _:
            return str(part)
