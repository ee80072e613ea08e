"""Annexes: clauses that hold for one customer's contract instead of those of the agreement.

Which contract carries which annex is the desk's to know; how agreements themselves change lives in `amendment`.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from servicelevel.agreement.check import CheckResult, check_agreement
from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.faults import Fault, FaultLog, FaultyAgreement, faults_in_clauses
from servicelevel.agreement.scanning import Scanned, canonical, headings, split_front
from servicelevel.agreement.terms import Agreement

_KEYS = ("annex", "agreement", "effective")
_LABEL = re.compile(r"[A-Z][A-Z0-9]{0,3}")
_FIX = "Begin with --- and annex, agreement and effective, then ---, as in annex: A."


@dataclass(frozen=True, kw_only=True, slots=True)
class Annex:
    """A document that overrides named clauses of an agreement for one customer alone."""

    # as in "A"
    label: str
    # name of the agreement whose clauses it overrides
    agreement: str
    # the first day it is in force
    effective_on: date
    # by number, each clause whole: its heading and all below it up to the next heading
    clauses: Mapping[str, tuple[str, ...]]
    # SHA-256, in hexadecimal, over the canonical text
    hash: str
    # the canonical text
    text: str


def read_annex(text: str) -> Annex:
    """Return the annex that `text` states; what its clauses mean shows only with the agreement (`annexed`).

    Raises: FaultyAgreement, with every fault.
    Source: agreement language, "A customer's contract may carry an annex".
    """
    kept, log = canonical(text), FaultLog()
    scanned = split_front(kept)
    if isinstance(scanned, Fault):
        raise FaultyAgreement((Fault(line=1, column=1, clause=None, message=scanned.message, fix=_FIX),))
    front = _front(scanned, log)
    places = headings(scanned, log)
    clauses = _clauses(scanned, places, log)
    effective_on = _day(front.get("effective", ""), log)
    if not _LABEL.fullmatch(front.get("annex", "")):
        log.place("an annex is called by a capital letter", line=2, column=1, fix="Write annex: A.")
    if log.faults or effective_on is None:
        raise FaultyAgreement(faults_in_clauses(log.faults, places))
    return Annex(
        label=front["annex"],
        agreement=front.get("agreement", ""),
        effective_on=effective_on,
        clauses=clauses,
        hash=hashlib.sha256(kept.encode()).hexdigest(),
        text=kept,
    )


def annexed(agreement: Agreement, annex: Annex) -> Agreement:
    """Return what `agreement` means for the customer whose contract carries `annex`; each clause knows its source.

    Raises: FaultyAgreement, if the annex names another agreement or a clause that there is not, or they contradict.
    """
    return compile_agreement(_merged(agreement, annex), annexed=dict.fromkeys(annex.clauses, annex.label))


def check_annexed(agreement: Agreement, annex: Annex) -> CheckResult:
    """Return everything that is to be said about an agreement and its annex, read as one: findings and examples too.

    Lines are those of both read as one.
    """
    try:
        text = _merged(agreement, annex)
    except FaultyAgreement as faulty:
        return CheckResult(faults=faulty.faults, findings=(), examples=(), agreement=None)
    return check_agreement(text, annexed=dict.fromkeys(annex.clauses, annex.label))


def _merged(agreement: Agreement, annex: Annex) -> str:
    log = FaultLog()
    if annex.agreement != agreement.name:
        log.place(f"the annex is to {annex.agreement!r}, not to {agreement.name!r}", line=2, column=1)
    places = {clause.number: clause.line for clause in agreement.clauses}
    for number in annex.clauses.keys() - places.keys():
        log.place(f"{agreement.title} has no clause {number} to override", line=1, column=1)
    if log.faults:
        raise FaultyAgreement(tuple(log.faults))
    lines = agreement.text.split("\n")
    ends = [*sorted(places.values())[1:], len(lines) + 1]
    for number, start, end in reversed([*zip(places, places.values(), ends, strict=True)]):
        if number in annex.clauses:
            lines[start - 1 : end - 1] = annex.clauses[number]
    return "\n".join(lines)


def _clauses(scanned: Scanned, found: list[tuple[int, str]], log: FaultLog) -> dict[str, tuple[str, ...]]:
    if not found:
        log.place("the annex overrides no clause", line=scanned.body + 1, column=1, fix="Write it under its heading.")
    starts = [line for line, _ in found] + [len(scanned.lines) + 1]
    clauses: dict[str, tuple[str, ...]] = {}
    for (line, number), end in zip(found, starts[1:], strict=True):
        if number in clauses:
            log.place(f"clause {number} stands here twice", line=line, column=1)
        clauses[number] = (*(text.rstrip() for text in scanned.lines[line - 1 : end - 1]), "")
    return clauses


def _front(scanned: Scanned, log: FaultLog) -> dict[str, str]:
    front: dict[str, str] = {}
    for index, line in enumerate(scanned.front.split("\n"), start=scanned.front_line):
        key, colon, value = line.partition(":")
        if not colon or key not in _KEYS or key in front:
            log.place(f"“{line}” is not part of an annex's front matter", line=index, column=1, fix=_FIX)
        front[key] = value.strip()
    return front


def _day(written: str, log: FaultLog) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        log.place(f"“{written}” is not a day", line=2, column=1, fix="Write effective: 2026-03-30.")
        return None
