"""The table of coverage as Markdown. Whether its claims hold is checked in `claims`."""

import re
from collections.abc import Iterator
from pathlib import Path

from servicelevel.agreement.terms import Agreement
from servicelevel.decisions.explain import counted_words
from tests.spec.coverage.statements import PREAMBLE, Published, Statement, published
from tests.support.agreements import NAMES, shipped

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "coverage.md"
_HEAD = """# What the agreements say of the published texts

The five agreements in `agreements/` were written from five support pages that are published on the web. This table
takes each statement of those pages, in our own short words, and names the clause that says it: as a term that the
desk executes, as a sentence that customers read, or as an assumption where the page leaves something open. What is
deliberately not a promise is listed too, with the reason.

Every claim is held against the agreement by `tests/spec/coverage/`: the clause exists and states that kind of term,
the value is the one that was published, the sentence is there, and where there is a figure, a promise is asked for and
compared. Terms that no page asked for are listed as our own. Written by `make reference`; a test fails where it is
stale.
"""


def coverage_page() -> str:
    """Return the whole page."""
    texts = [published(name) for name in NAMES]
    total = sum(len(text.statements) for text in texts)
    parts = [_HEAD, f"\n{total} statements in all.\n", *(_chapter(text, shipped(text.name)) for text in texts)]
    return "".join(parts)


def _chapter(text: Published, agreement: Agreement) -> str:
    rows = (_row(number, one, agreement) for number, one in enumerate(text.statements, start=1))
    own = (f"- {_linked(one.clause, agreement)} `{one.kind}`: {one.why}.\n" for one in text.own)
    return (
        f"\n## {agreement.name}\n\n{text.title}. Agreement: [`{agreement.name}.md`]({_file(agreement)}).\n\n"
        "| № | The published text | Clause | Said as | Checked by |\n|--:|---|---|---|---|\n"
        f"{''.join(rows)}\nOur own, besides the assumptions:\n\n{''.join(own)}"
    )


def _row(number: int, one: Statement, agreement: Agreement) -> str:
    clauses = ", ".join(_linked(clause, agreement) for clause in one.clauses) or "–"
    said = ", ".join(_said(one)) or f"not a promise: {one.not_a_promise}"
    return f"| {number} | {one.says} | {clauses} | {said} | {', '.join(_checked(one)) or '–'} |\n"


def _said(one: Statement) -> Iterator[str]:
    yield from (f"`{kind}`" for kind in one.kinds)
    if one.prose:
        yield "sentence"
    if one.assumed:
        yield "assumption"


def _checked(one: Statement) -> Iterator[str]:
    for found, noun in (
        (sum("." in path for path in one.terms), "value"),
        (len(one.cases), "promise"),
        (len(one.hours), "hour"),
        (sum(phrase is not None for phrase in (one.prose, one.assumed)), "phrase"),
    ):
        if found:
            yield counted_words(found, noun)


def _linked(number: str, agreement: Agreement) -> str:
    if number == PREAMBLE:
        return f"[preamble]({_file(agreement)})"
    title = next((clause.title for clause in agreement.clauses if clause.number == number), "")
    return f"[{number}]({_file(agreement)}#{_fragment(f'{number} {title}')})"


def _fragment(heading: str) -> str:
    """Return the anchor that code hosts give a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _file(agreement: Agreement) -> str:
    return f"../../agreements/{agreement.name}.md"
