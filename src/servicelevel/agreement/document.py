"""The document: an agreement's text as numbered clauses with prose, terms and examples, each with its line.

What a terms block means lives in `reading`, how it is drawn in `page`, finding the pieces in `scanning`.
"""

from dataclasses import dataclass
from enum import StrEnum

from servicelevel.decisions.clause import Clause


class BlockKind(StrEnum):
    """What a piece of a clause is."""

    PROSE = "prose"
    TERMS = "terms"
    EXAMPLE = "example"


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A piece of a clause."""

    kind: BlockKind
    # the source text: Markdown, YAML, or one example a line
    source: str
    # line of its first line of text in the document, from 1
    line: int
    # for terms: the kinds of statement in it, in order, as in ("priorities", "triage")
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A clause with its pieces, in order."""

    clause: Clause
    # 2 for "4", 3 for "4.2"
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """An agreement's text, taken apart."""

    # what stands before the first clause
    preamble: tuple[Block, ...]
    sections: tuple[Section, ...]
