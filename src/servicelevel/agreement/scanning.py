"""Scanning: from text to front matter, numbered clauses and their blocks, by line.

What the terms mean lives in `reading`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from servicelevel.agreement.document import Block, BlockKind, Document, Section
from servicelevel.agreement.faults import Fault, FaultLog
from servicelevel.agreement.limits import LONGEST_PROSE, LONGEST_TITLE, MOST_CLAUSES
from servicelevel.decisions.clause import Clause

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_NUMBERED = re.compile(r"([1-9][0-9]{0,2}(?:\.[1-9][0-9]{0,2})?)[ \t]+(\S.*)")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*(\w*)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_MARKS = str.maketrans("", "", "*_`#>")
_FRONT_FENCE = "---"


@dataclass(frozen=True, kw_only=True, slots=True)
class Scanned:
    """A document taken apart, before anything in it is understood."""

    # YAML of the front matter, and the line it begins on
    front: str
    front_line: int
    lines: tuple[str, ...]
    # index into `lines` of the first line after the front matter
    body: int


def canonical(text: str) -> str:
    """Return `text` as it is hashed and kept: NFC, no trailing blanks, each line ended by one line feed."""
    lines = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in lines.split("\n")).rstrip("\n") + "\n"


def plain(markdown: str) -> str:
    """Return Markdown as running text: links by their words, without marks."""
    return " ".join(_LINK.sub(r"\1", markdown).translate(_MARKS).split())


def split_front(text: str) -> Scanned | Fault:
    """Return the canonical `text` with its front matter set apart, or the fault that there is none."""
    lines = tuple(text.split("\n"))
    if lines[0] != _FRONT_FENCE or _FRONT_FENCE not in lines[1:]:
        fix = "Begin with --- and name, title, provider, language, version, effective, zone, locale, then ---."
        return Fault(line=1, column=1, clause=None, message="the document has no front matter.", fix=fix)
    end = lines.index(_FRONT_FENCE, 1)
    return Scanned(front="\n".join(lines[1:end]), front_line=2, lines=lines, body=end + 1)


@dataclass(slots=True)
class _Open:
    """A section while its lines are read."""

    number: str
    title: str
    level: int
    line: int
    blocks: list[Block]


def scan_document(
    scanned: Scanned, *, agreement: str, version: int, log: FaultLog, annexed: Mapping[str, str]
) -> Document:
    """Return the clauses of `scanned`; faults in numbering and fences are noted in `log` by line.

    `annexed` names the annex of each clause, by number, that comes from one.
    """
    opened = [_Open(number="", title="", level=1, line=scanned.body + 1, blocks=[])]
    for kind, source, line in _pieces(scanned, log):
        if kind != "heading":
            opened[-1].blocks.append(_block(BlockKind(kind), source, line, log))
        elif len(opened) > MOST_CLAUSES:
            log.place(
                f"the document has more than {MOST_CLAUSES} clauses", line=line, column=1, fix="Put some together."
            )
            break
        elif (section := _section(source, line, log)) is not None:
            opened.append(section)
    _check_numbers(opened[1:], log)
    sections = tuple(_closed(section, agreement, version, annexed) for section in opened[1:])
    return Document(preamble=tuple(opened[0].blocks), sections=sections)


def headings(scanned: Scanned, log: FaultLog) -> list[tuple[int, str]]:
    """Return the line, from 1, and the number of every heading of `scanned`, in order, whatever order that is."""
    pieces = [(source, line) for kind, source, line in _pieces(scanned, log) if kind == "heading"]
    sections = ((_section(source, line, log), line) for source, line in pieces)
    return [(line, section.number) for section, line in sections if section is not None]


def _pieces(scanned: Scanned, log: FaultLog) -> Iterator[tuple[str, str, int]]:
    prose: list[str] = []
    prose_line = index = scanned.body
    lines = scanned.lines
    while index < len(lines):
        fence, heading = _FENCE.fullmatch(lines[index]), _HEADING.fullmatch(lines[index])
        if heading or (fence and fence[2] in ("terms", "example")):
            yield from _prose(prose, prose_line)
            prose = []
        if fence:
            end = _fence_end(lines, index, fence[1])
            if end == len(lines):
                log.place("this block is never closed", line=index + 1, column=1, fix=f"Close it with {fence[1][:3]}.")
            if fence[2] in ("terms", "example"):
                yield fence[2], "\n".join(lines[index + 1 : end]), index + 2
                prose_line = end + 1
            else:
                prose += lines[index : end + 1]
            index = end + 1
            continue
        if heading:
            yield "heading", lines[index], index + 1
            prose_line = index + 1
        else:
            prose.append(lines[index])
        index += 1
    yield from _prose(prose, prose_line)


def _prose(prose: list[str], index: int) -> Iterator[tuple[str, str, int]]:
    blank = next((i for i, line in enumerate(prose) if line), len(prose))
    if prose[blank:]:
        yield BlockKind.PROSE, "\n".join(prose[blank:]).rstrip("\n"), index + blank + 1


def _fence_end(lines: tuple[str, ...], start: int, fence: str) -> int:
    closing = (i for i in range(start + 1, len(lines)) if lines[i].startswith(fence) and not lines[i].strip("`~"))
    return next(closing, len(lines))


def _block(kind: BlockKind, source: str, line: int, log: FaultLog) -> Block:
    if kind is BlockKind.PROSE and len(source) > LONGEST_PROSE:
        message = f"a piece of prose has more than {LONGEST_PROSE} characters"
        log.place(message, line=line, column=1, fix="Divide it by headings.")
        return Block(kind=kind, source="", line=line)
    return Block(kind=kind, source=source, line=line)


def _section(heading: str, line: int, log: FaultLog) -> _Open | None:
    found = _HEADING.fullmatch(heading)
    numbered = _NUMBERED.fullmatch(found[2]) if found else None
    if found is None or numbered is None:
        fix = "Write it as in “## 4 Support hours” or “### 4.2 Holidays”."
        title = heading.lstrip("# ")[:LONGEST_TITLE]
        log.place(f"the heading “{title}” has no clause number", line=line, column=1, fix=fix)
        return None
    number = numbered[1]
    level = 2 + number.count(".")
    if len(found[1]) != level:
        fix = f"Write {'#' * level} before {number}."
        log.place(f"clause {number} has a heading of the wrong level", line=line, column=1, fix=fix)
    if len(numbered[2]) > LONGEST_TITLE:
        fix = "Say the rest below it."
        log.place(f"the heading has more than {LONGEST_TITLE} characters", line=line, column=1, fix=fix)
    return _Open(number=number, title=numbered[2].strip()[:LONGEST_TITLE], level=level, line=line, blocks=[])


def _check_numbers(sections: list[_Open], log: FaultLog) -> None:
    major = minor = 0
    for section in sections:
        first, _, second = section.number.partition(".")
        expected = f"{major}.{minor + 1}" if second else f"{major + 1}"
        if section.number != expected:
            fix = f"Here {expected} would be right."
            log.place(f"clause {section.number} is out of order", line=section.line, column=1, fix=fix)
        major, minor = int(first), int(second or 0)


def _closed(section: _Open, agreement: str, version: int, annexed: Mapping[str, str]) -> Section:
    prose = " ".join(block.source for block in section.blocks if block.kind is BlockKind.PROSE)
    clause = Clause(
        agreement=agreement,
        version=version,
        number=section.number,
        title=section.title,
        line=section.line,
        text=plain(prose),
        annex=annexed.get(section.number),
    )
    return Section(clause=clause, level=section.level, blocks=tuple(section.blocks))
