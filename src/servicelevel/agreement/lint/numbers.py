"""Numbers of a promise where they are not terms: in prose, in headings and in the words of terms.

Amounts in terms that do not say which kind of time they are, are found in `units`.
"""

import re
from collections.abc import Iterator

from servicelevel.agreement.lint.finding import Check, Finding, Severity
from servicelevel.agreement.lint.wording import wordings
from servicelevel.agreement.terms import Agreement

# Every repetition is bounded, so that a line of near-matches is read once and not once a character.
_FIGURE = r"\d[\d.,]{0,15}"
_COUNT = (
    rf"(?:{_FIGURE}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|twenty-four"
    r"|thirty|forty|forty-eight|sixty|seventy-two|ninety)"
)
_UNIT = r"(?:(?:business|working|support|calendar|elapsed) )?(?:seconds?|minutes?|hours?|days?|weeks?|months?)"
_STATE = "State it as a term and let the page say it: "
_INSTEAD = (
    (
        re.compile(rf"\b(?:{_COUNT}[ -]{_UNIT}|{_FIGURE} ?(?:h|min))\b", re.IGNORECASE),
        f"{_STATE}“within: 4 business hours” or “within: 4 elapsed hours” of a target.",
    ),
    (
        re.compile(rf"\b{_FIGURE} ?(?:%|percent\b)", re.IGNORECASE),
        f"{_STATE}“availability: 99.9 %” of a service, “credit” of a step, or “at” of a warning.",
    ),
    (
        re.compile(r"\b(?:\d{1,2}:\d\d|\d{1,2} ?[ap]\.?m)\b", re.IGNORECASE),
        f"{_STATE}the “week” of a calendar, or “by: 08:00” of a target.",
    ),
    (
        re.compile(rf"\b{_FIGURE} ?(?:EUR|USD|GBP|BRL|ZAR)\b|[€$£] ?\d", re.IGNORECASE),
        f"{_STATE}the “amount: 150 EUR” of a charge.",
    ),
)

PROSE = Check(
    code="number-in-prose",
    severity=Severity.BLOCKING,
    finds="a length of time, a time of day, a percentage or a price in prose or in a heading",
    why="Prose is not executed: the desk would run on one number while customers read another.",
)
WORDS = Check(
    code="number-in-words",
    severity=Severity.ADVICE,
    finds="the same in the words of a term, such as a definition",
    why="These words are shown and not executed; a number in them can come to differ from the promise.",
)
CHECKS = (PROSE, WORDS)


def find(agreement: Agreement) -> Iterator[Finding]:
    """Yield each number of a promise that is not a term."""
    for wording in wordings(agreement):
        check, where = (PROSE, "prose") if wording.key is None else (WORDS, f"the words of {wording.key!r}")
        for form, instead in _INSTEAD:
            for found in form.finditer(wording.text):
                message = f"“{found[0]}” is a number of a promise in {where}."
                yield check.found(wording.at(found), message, instead=instead)
