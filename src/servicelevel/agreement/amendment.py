"""Amendments: which version is in force on a date, and the difference between two, clause by clause.

What it would have done to past tickets is replayed by the desk.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher, unified_diff
from enum import StrEnum

from servicelevel.agreement.document import Section
from servicelevel.agreement.faults import Fault
from servicelevel.agreement.scanning import canonical, split_front
from servicelevel.agreement.terms import Agreement


class NotInForce(ValueError):
    """A date on which no version was in force."""


class Change(StrEnum):
    """What became of a clause."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseChange:
    """What an amendment does to one clause."""

    change: Change
    # the number in the version that has the clause; the later one if both do
    number: str
    title: str
    # the source before and after, by line; empty where it was not there
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The difference in lines, each marked with +, - or a blank."""
        # The first lines name files and places, which clauses do not have.
        return tuple(line for line in unified_diff(self.before, self.after, lineterm="", n=2))[3:]


def in_force(versions: Iterable[Agreement], *, on: date) -> Agreement:
    """Return the version that is in force on a day: the last one to take effect by then.

    Raises: NotInForce.
    """
    effective = [version for version in versions if version.effective_on <= on]
    if not effective:
        raise NotInForce(f"no version is in force on {on.isoformat()}")
    return max(effective, key=lambda version: (version.effective_on, version.version))


def difference(earlier: Agreement, later: Agreement) -> tuple[ClauseChange, ...]:
    """Return what `later` changes in `earlier`: clauses are matched in order, by number and title."""
    before = [(section.clause.number, section.clause.title) for section in earlier.document.sections]
    after = [(section.clause.number, section.clause.title) for section in later.document.sections]
    changes: list[ClauseChange] = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        old, new = earlier.document.sections[i1:i2], later.document.sections[j1:j2]
        if kind == "equal":
            changes += [_changed(a, b) for a, b in zip(old, new, strict=True) if _source(a) != _source(b)]
        else:
            changes += _replaced(old, new)
    return tuple(changes)


def _replaced(old: tuple[Section, ...], new: tuple[Section, ...]) -> list[ClauseChange]:
    numbers = {section.clause.number: section for section in old}
    pairs = [(numbers.pop(section.clause.number, None), section) for section in new]
    gone = [_one_sided(section, Change.REMOVED) for section in numbers.values()]
    return gone + [_changed(a, b) if a else _one_sided(b, Change.ADDED) for a, b in pairs]


def _changed(before: Section, after: Section) -> ClauseChange:
    return ClauseChange(
        change=Change.CHANGED,
        number=after.clause.number,
        title=after.clause.title,
        before=_source(before),
        after=_source(after),
    )


def _one_sided(section: Section, change: Change) -> ClauseChange:
    lines = _source(section)
    return ClauseChange(
        change=change,
        number=section.clause.number,
        title=section.clause.title,
        before=lines if change is Change.REMOVED else (),
        after=lines if change is Change.ADDED else (),
    )


def _source(section: Section) -> tuple[str, ...]:
    heading = f"{'#' * section.level} {section.clause.number} {section.clause.title}"
    return (heading, *(line for block in section.blocks for line in block.source.split("\n")))


def with_front(text: str, *, version: int, effective_on: date | None = None) -> str:
    """Return a document with another version, and if given another effective date, in its front matter.

    Text without front matter, or a front matter that does not state them, comes back as it is: checking it says so.
    """
    scanned = split_front(canonical(text))
    if isinstance(scanned, Fault):
        return text
    stated = {"version": str(version)} | ({"effective": effective_on.isoformat()} if effective_on else {})
    front = (_restated(line, stated) for line in scanned.lines[: scanned.body])
    return "\n".join([*front, *scanned.lines[scanned.body :]])


def _restated(line: str, stated: dict[str, str]) -> str:
    key, colon, _ = line.partition(":")
    return f"{key}: {stated[key]}" if colon and key in stated else line
