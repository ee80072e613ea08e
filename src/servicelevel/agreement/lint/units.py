"""Amounts of time that do not say which kind of time they are: elapsed, or support time.

Numbers outside terms are found in `numbers`.
"""

import re
from collections.abc import Iterator

from servicelevel.agreement.lint.finding import Check, Finding, Severity, at_node
from servicelevel.agreement.lint.wording import wordings
from servicelevel.agreement.terms import Agreement
from servicelevel.agreement.written import Record, Statement, Text, entry_of, items_of

_BARE = re.compile(r"([0-9]{1,6}) (minute|hour)(s?)")
_VAGUE = re.compile(
    r"\b(?:within|under|less than|no more than|at most|inside) an? (?:hour|day|week|month)\b", re.IGNORECASE
)

UNSTATED = Check(
    code="unit-basis-unstated",
    severity=Severity.ADVICE,
    finds="an amount of time, in a target or in prose, that does not say whether nights and weekends count",
    why="Two hours from Friday evening end on Friday evening or on Monday; readers take it as it suits them.",
)
CHECKS = (UNSTATED,)


def find(agreement: Agreement) -> Iterator[Finding]:
    """Yield each amount whose kind of time is not said."""
    for statement in agreement.statements:
        if statement.kind == "targets":
            yield from _bare(statement)
    for wording in wordings(agreement):
        for vague in _VAGUE.finditer(wording.text):
            message = f"“{vague[0]}” does not say which kind of time, and no term makes it a promise."
            instead = "Write a target, as in within: 24 elapsed hours or within: 1 business day."
            yield UNSTATED.found(wording.at(vague), message, instead=instead)


def _bare(targets: Statement) -> Iterator[Finding]:
    pairs = targets.node.pairs if isinstance(targets.node, Record) else ()
    for metric, shared in pairs:
        for rule in items_of(entry_of(shared, "rules")):
            within = entry_of(rule, "within")
            found = _BARE.fullmatch(within.value) if isinstance(within, Text) else None
            if within is not None and found is not None:
                number, unit = found[1], found[2] + found[3]
                named = entry_of(rule, "on") is not None and entry_of(rule, "counted_from") is None
                runs = " and runs day and night, whatever “on” says" if named else ""
                yield UNSTATED.found(
                    at_node(within, targets.clause),
                    f"“{found[0]}” does not say which kind of time{runs}.",
                    instead=f"Write {number} elapsed {unit}, or {number} business {unit}.",
                    about=(metric.value,),
                )
