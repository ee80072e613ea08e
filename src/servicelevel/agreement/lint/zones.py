"""Abbreviations of time zones in words. In terms they are refused, with what to write, where zones are read."""

import re
from collections.abc import Iterator

from servicelevel.agreement.lint.finding import Check, Finding, Severity
from servicelevel.agreement.lint.wording import wordings
from servicelevel.agreement.terms import Agreement
from servicelevel.agreement.zones import ABBREVIATIONS

_ABBREVIATION = re.compile(rf"\b(?:{'|'.join(ABBREVIATIONS)})\b")

ABBREVIATED = Check(
    code="zone-abbreviated",
    severity=Severity.ADVICE,
    finds="an abbreviation of a time zone in words, which no assumption explains",
    why="Abbreviations are ambiguous, and most of them name only winter or only summer.",
)
CHECKS = (ABBREVIATED,)


def find(agreement: Agreement) -> Iterator[Finding]:
    """Yield each abbreviation that stands in words and that no assumption of the document resolves aloud."""
    explained = " ".join(assumption.text for assumption in agreement.assumptions)
    resolved = set(_ABBREVIATION.findall(explained))
    for wording in wordings(agreement):
        for found in _ABBREVIATION.finditer(wording.text):
            if found[0] not in resolved:
                place = ABBREVIATIONS[found[0]]
                message = f"“{found[0]}” is an abbreviation of a time zone."
                instead = f"Write the place whose time is meant, such as {place}, or say it aloud in assumed."
                yield ABBREVIATED.found(wording.at(found), message, instead=instead, about=(found[0],))
