"""Scanning: from text to front matter, numbered clauses and their blocks, by line.

What the terms mean lives in `reading`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from servicelevel.agreement.document import Block, BlockKind, Document, Section
from servicelevel.agreement.faults import Fault
from servicelevel.decisions.clause import Clause

LONGEST_DOCUMENT = 400_000
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_NUMBERED = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)[ \t]+(\S.*)")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*(\w*)[ \t]*")
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
    return "\n".join(line.rstrip() for line in lines.split("\n")).strip("\n") + "\n"


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


def scan_document(scanned: Scanned, *, agreement: str, version: int, faults: list[Fault]) -> Document:
    """Return the clauses of `scanned`; faults in numbering and fences are added to `faults`."""
    opened = [_Open(number="", title="", level=1, line=scanned.body + 1, blocks=[])]
    for kind, source, line in _pieces(scanned, faults):
        if kind != "heading":
            opened[-1].blocks.append(Block(kind=BlockKind(kind), source=source, line=line))
        elif (section := _section(source, line, faults)) is not None:
            opened.append(section)
    _check_numbers(opened[1:], faults)
    sections = tuple(_closed(section, agreement, version) for section in opened[1:])
    return Document(preamble=tuple(opened[0].blocks), sections=sections)


def _pieces(scanned: Scanned, faults: list[Fault]) -> Iterator[tuple[str, str, int]]:
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
                faults.append(_fault(index, "this block is never closed.", "Close it with ```."))
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


def _section(heading: str, line: int, faults: list[Fault]) -> _Open | None:
    found = _HEADING.fullmatch(heading)
    numbered = _NUMBERED.fullmatch(found[2]) if found else None
    if found is None or numbered is None:
        fix = "Write it as in “## 4 Support hours” or “### 4.2 Holidays”."
        faults.append(_fault(line - 1, f"the heading “{heading.lstrip('# ')}” has no clause number.", fix))
        return None
    number = numbered[1]
    level = 2 + number.count(".")
    if len(found[1]) != level:
        fix = f"Write {'#' * level} before {number}."
        faults.append(_fault(line - 1, f"clause {number} has a heading of the wrong level.", fix))
    return _Open(number=number, title=numbered[2].strip(), level=level, line=line, blocks=[])


def _check_numbers(sections: list[_Open], faults: list[Fault]) -> None:
    major = minor = 0
    for section in sections:
        first, _, second = section.number.partition(".")
        expected = f"{major}.{minor + 1}" if second else f"{major + 1}"
        if section.number != expected:
            fix = f"Here {expected} would be right."
            faults.append(_fault(section.line - 1, f"clause {section.number} is out of order.", fix))
        major, minor = int(first), int(second or 0)


def _fault(index: int, message: str, fix: str) -> Fault:
    return Fault(line=index + 1, column=1, clause=None, message=message, fix=fix)


def _closed(section: _Open, agreement: str, version: int) -> Section:
    prose = " ".join(block.source for block in section.blocks if block.kind is BlockKind.PROSE)
    clause = Clause(
        agreement=agreement,
        version=version,
        number=section.number,
        title=section.title,
        line=section.line,
        text=plain(prose),
    )
    return Section(clause=clause, level=section.level, blocks=tuple(section.blocks))
