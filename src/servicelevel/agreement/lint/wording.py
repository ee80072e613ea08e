"""The words of a document that customers read and nothing executes: prose, headings, and words of terms.

What must not stand in them is looked for in `numbers`, `units` and `zones`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from servicelevel.agreement.document import Block, BlockKind
from servicelevel.agreement.lint.finding import Place
from servicelevel.agreement.terms import Agreement, Clause
from servicelevel.agreement.written import Listing, Node, Text

_SPOKEN = frozenset(
    {"assumed", "best_for", "definition", "eligible_words", "help", "how", "never", "note", "otherwise", "say", "words"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """A line of words, and where it stands."""

    text: str
    line: int
    # column of its first character, from 1
    column: int
    clause: Clause | None
    # key of the term they belong to, as in "say"; None for prose and headings
    key: str | None = None

    def at(self, found: re.Match[str]) -> Place:
        """Return the place of something found in it."""
        width = max(len(found[0]), 1)
        return Place(line=self.line, column=self.column + found.start(), width=width, clause=self.clause)


def wordings(agreement: Agreement) -> Iterator[Wording]:
    """Yield every line of words in `agreement`'s document."""
    for block in agreement.document.preamble:
        yield from _lines(block, None)
    for section in agreement.document.sections:
        clause = section.clause
        indent = section.level + len(clause.number) + 3
        yield Wording(text=clause.title, line=clause.line, column=indent, clause=clause)
        for block in section.blocks:
            yield from _lines(block, clause)
    for statement in agreement.statements:
        for key, text in _spoken(statement.kind, statement.node):
            yield Wording(text=text.value, line=text.line, column=text.column, clause=statement.clause, key=key)


def _lines(block: Block, clause: Clause | None) -> Iterator[Wording]:
    if block.kind is BlockKind.PROSE:
        for index, line in enumerate(block.source.split("\n")):
            yield Wording(text=line, line=block.line + index, column=1, clause=clause)


def _spoken(key: str, node: Node) -> Iterator[tuple[str, Text]]:
    """Yield the texts under `node`, which stands at `key`, that customers read as words."""
    if isinstance(node, Text):
        if key in _SPOKEN:
            yield key, node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _spoken(key, item)
    else:
        for name, value in node.pairs:
            yield from _spoken(name.value, value)
