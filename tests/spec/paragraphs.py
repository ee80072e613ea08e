"""Paragraphs of the language's specification: a snippet, what is asked of it, and what must come of it.

Each is executed by the tests, and printed with its real result in `docs/reference/language.md`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from servicelevel.agreement.check import Severity, check_agreement
from servicelevel.agreement.page import build_page
from servicelevel.agreement.page_nodes import CheckList, FactsList, HolidayTable, HoursChart, Note, PageBlock, Table
from servicelevel.agreement.promising.promise import make_promise
from servicelevel.calendars.wall_clock import zone_named
from servicelevel.decisions.explain import instant_words, listing
from tests.support.agreements import small, small_text

PARIS = zone_named("Europe/Paris")
SHOWN_AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
CLAUSE = "2"


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One thing the language can say. Its clause stands in a small agreement: see `tests.support.agreements`."""

    # a sentence on what the snippet shows
    claim: str
    # the terms block
    terms: str
    # part of the result that must be there
    expect: str

    def result(self) -> tuple[str, ...]:
        """Return what comes of the snippet, by line."""
        raise NotImplementedError

    @property
    def lead(self) -> str:
        """What introduces the result in the reference."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Promises(Paragraph):
    """A promise made under the snippet."""

    facts: Mapping[str, str] = field(default_factory=dict)
    # on the wall clock of Paris, as in "2026-11-20T16:00"
    at: str

    @property
    def lead(self) -> str:
        facts = ", ".join(f"{key} {value}" for key, value in self.facts.items())
        at = instant_words(self._at(), zone=PARIS)
        return f"Received on {at}{f', {facts}' if facts else ''}:"

    def _at(self) -> datetime:
        return datetime.fromisoformat(self.at).replace(tzinfo=PARIS)

    def result(self) -> tuple[str, ...]:
        promise = make_promise(small(self.terms), facts=self.facts, at=self._at())
        lines = [] if promise.entitlement.served else [f"{promise.entitlement.outcome}: {promise.entitlement.say}"]
        for target in promise.targets:
            due = instant_words(target.due, zone=PARIS) if target.due else f"“{target.text}”"
            lines.append(f"{target.metric}: {due} ({target.strength.replace('_', ' ')})")
        lines += [f"alerts the {page.who} by {listing(page.by)}" for page in promise.pages]
        if promise.charge is not None:
            lines.append(f"charge: {promise.charge.amount} {promise.charge.currency} per {promise.charge.per}")
        return tuple(lines) or ("nothing is promised",)


@dataclass(frozen=True, kw_only=True)
class Shown(Paragraph):
    """What the public page shows of the snippet."""

    @property
    def lead(self) -> str:
        return "The page shows:"

    def result(self) -> tuple[str, ...]:
        page = build_page(small(self.terms), at=SHOWN_AT)
        (section,) = [section for section in page.sections if section.number == CLAUSE]
        return tuple(line for block in section.blocks for line in _block_lines(block))


@dataclass(frozen=True, kw_only=True)
class Refused(Paragraph):
    """The fault that the snippet is refused with."""

    @property
    def lead(self) -> str:
        return "Refused:"

    def result(self) -> tuple[str, ...]:
        faults = check_agreement(small_text(self.terms)).faults
        return tuple(f"{fault.message} {fault.fix}".strip() for fault in faults)


@dataclass(frozen=True, kw_only=True)
class Finds(Paragraph):
    """The findings of the linter that the snippet, or the prose with it, causes."""

    code: str
    prose: str = "Words."
    after: str = ""

    @property
    def lead(self) -> str:
        return "The check says:"

    def result(self) -> tuple[str, ...]:
        text = small_text(self.terms, prose=self.prose) + self.after
        found = [finding for finding in check_agreement(text).findings if finding.code == self.code]
        return tuple(
            f"{finding.severity}: {finding.message} {finding.acknowledged or finding.instead}"
            if finding.severity is not Severity.ACKNOWLEDGED
            else f"{finding.severity}: {finding.message} Readers are told: {finding.acknowledged}"
            for finding in found
        )


@dataclass(frozen=True, kw_only=True)
class Example(Paragraph):
    """A worked example, executed."""

    # the sentence
    sentence: str

    @property
    def lead(self) -> str:
        return f"“{self.sentence}”"

    def result(self) -> tuple[str, ...]:
        text = f"{small_text(self.terms)}\n```example\n{self.sentence}\n```\n"
        (example,) = check_agreement(text).examples
        if example.ok:
            return ("holds",)
        expected = (f"expected: {example.expected}",) if example.expected else ()
        return (*expected, f"got: {example.says}")


def _block_lines(block: PageBlock) -> Iterator[str]:
    if isinstance(block, Table):
        yield " | ".join(block.columns)
        for row in block.rows:
            yield " | ".join(f"{cell.text}{f' – {cell.note}' if cell.note else ''}" for cell in row)
    elif isinstance(block, FactsList):
        yield from (f"{term}: {meaning}" for term, meaning in block.pairs)
    elif isinstance(block, CheckList):
        yield f"{block.title}: {'; '.join(block.items)}"
    elif isinstance(block, Note):
        yield block.text
    elif isinstance(block, HoursChart):
        yield f"{block.label}: " + ("always open" if block.always_open else "")
        yield from (f"{day.day} {day.words}" for day in block.days)
    elif isinstance(block, HolidayTable):
        yield from (f"{row.name}: {row.rule}, next on {row.next_on}" for row in block.rows)
