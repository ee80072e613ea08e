"""A situation in a few words, as in "P2, Friday 16:40, super-premium": the facts, and when it was received.

Whole examples with their claims are read in `examples`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement.example_words import UnreadableExample, read_facts, read_moment
from servicelevel.agreement.terms import Agreement
from servicelevel.calendars.support_hours import WEEKDAYS

LONGEST_SITUATION = 300
_MOMENT = re.compile(
    rf"(?:\b(?:raised|received) )?(?:\bon )?\b((?:{'|'.join(WEEKDAYS)})(?: [0-9]{{1,2}} \w{{1,12}} [0-9]{{4}})?"
    r"(?: at)? [0-9]{1,2}:[0-9]{2})\b",
    re.IGNORECASE,
)
# A claim may follow, as in an example; it is not part of the situation.
_CLAIM = re.compile(r" (?:is|has|alerts|may be) .*", re.IGNORECASE | re.DOTALL)
_MARKS = str.maketrans(",;.", "   ")


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What the words say."""

    # only those that are named
    facts: Mapping[str, str]
    received_at: datetime


def read_situation(words: str, *, agreement: Agreement, at: datetime) -> Told:
    """Return the facts and the receipt that `words` name, in any order; an example's claim is passed over.

    Instants: a weekday without a date is the first from `at` on, in the agreement's zone; without one it is `at`.
    Raises: UnreadableExample, naming the words that are known.
    """
    line = " ".join(words.split())
    if len(line) > LONGEST_SITUATION:
        raise UnreadableExample(f"a situation has at most {LONGEST_SITUATION} characters")
    situation = _CLAIM.sub("", line)
    found = _MOMENT.search(situation)
    rest = _MOMENT.sub(" ", situation, count=1)
    facts = read_facts(rest.translate(_MARKS), agreement)
    received_at = read_moment(_padded(found[1]), after=at, agreement=agreement) if found else at
    return Told(facts=facts, received_at=received_at)


def _padded(moment: str) -> str:
    """Return a moment whose hour has two digits, as examples write it."""
    day, _, time = moment.rpartition(" ")
    return f"{day} {time.rjust(5, '0')}"
