"""The difference between two versions as their readers see it: clause by clause, in the words of the page.

The difference between their sources lives in `amendment`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from servicelevel.agreement.amendment import Change
from servicelevel.agreement.page_nodes import Page, PageSection
from servicelevel.agreement.page_words import section_lines


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedLine:
    """A line of a changed clause: said before and no longer ("-"), said anew ("+"), or kept (" ")."""

    mark: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PageChange:
    """What became of one clause."""

    change: Change
    # of the later version, if it has the clause
    number: str
    anchor: str
    title: str
    lines: tuple[ChangedLine, ...]


def page_changes(earlier: Page, later: Page) -> tuple[PageChange, ...]:
    """Return what `later` says differently from `earlier`; clauses are matched in order, by number and title.

    Limits: a clause that is moved and keeps neither is one removed and one added.
    """
    before, after = _headings(earlier), _headings(later)
    changes: list[PageChange] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        old, new = earlier.sections[i1:i2], later.sections[j1:j2]
        changes += _paired(old, new) if kind == "equal" else _replaced(old, new)
    return tuple(changes)


def _headings(page: Page) -> list[tuple[str, str]]:
    return [(section.number, section.title) for section in page.sections]


def _paired(old: tuple[PageSection, ...], new: tuple[PageSection, ...]) -> Iterator[PageChange]:
    for before, after in zip(old, new, strict=True):
        if section_lines(before) != section_lines(after):
            yield _change(Change.CHANGED, after, before=before, after=after)


def _replaced(old: tuple[PageSection, ...], new: tuple[PageSection, ...]) -> Iterator[PageChange]:
    known = {section.number: section for section in old}
    pairs = [(known.pop(section.number, None), section) for section in new]
    yield from (_change(Change.REMOVED, section, before=section) for section in known.values())
    for before, after in pairs:
        kind = Change.CHANGED if before else Change.ADDED
        yield _change(kind, after, before=before, after=after)


def _change(
    kind: Change, named: PageSection, *, before: PageSection | None = None, after: PageSection | None = None
) -> PageChange:
    return PageChange(
        change=kind,
        number=named.number,
        anchor=named.anchor,
        title=named.title,
        lines=tuple(_lines(_said(before), _said(after))),
    )


def _said(section: PageSection | None) -> tuple[str, ...]:
    return (section.title, *section_lines(section)) if section else ()


def _lines(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[ChangedLine]:
    """Yield the lines that differ, with those in common that stand beside them."""
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for group in matcher.get_grouped_opcodes(n=1):
        for kind, i1, i2, j1, j2 in group:
            if kind == "equal":
                yield from (ChangedLine(mark=" ", text=text) for text in before[i1:i2])
                continue
            yield from (ChangedLine(mark="-", text=text) for text in before[i1:i2])
            yield from (ChangedLine(mark="+", text=text) for text in after[j1:j2])
