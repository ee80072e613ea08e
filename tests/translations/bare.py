"""Finds words in templates that no catalogue can translate: what is read, but stands outside of every `translate`."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from upheld.config import catalogues

TEMPLATES = catalogues.LOCALE.parent / "templates"
# Shown to nobody who uses the desk: the sheet of components, and the demo's own pages.
NOT_FOR_READERS = ("design", "demo")
# Attributes whose values are read; components take their words in some of these too.
READ = frozenset(
    {
        "title",
        "label",
        "placeholder",
        "alt",
        "aria-label",
        "note",
        "none",
        "about",
        "text",
        "fact",
        "legend",
        "help",
        "data-label",
    }
)
# What stands in these are keys to press, and code.
UNREAD = frozenset({"kbd", "pre", "script", "style"})
_BLOCKS = re.compile(
    r"\{%\s*comment\b.*?\{%\s*endcomment\s*%\}|\{%\s*blocktrans.*?\{%\s*endblocktrans\w*\s*%\}|\{#.*?#\}", re.DOTALL
)
# Names that are the same in every language, and blocks that carry names of styles.
NAMES = re.compile(r"\b(Upheld|SHA-256|sha256|CSV|python3|receipts\.json|Re|Fwd|Python|PHP|Node)\b")
_STYLES = re.compile(r"\{%\s*block \w+_class\s*%\}.*?\{%\s*endblock.*?%\}", re.DOTALL)
_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
# What a page says in place of nothing; a small word without a space is the name of a style or a state.
_INSTEAD = re.compile(r'\|(?:default|default_if_none|yesno):"((?=[^"]*[A-Z ])[^"]+)"')
_WORD = re.compile(r"[^\W\d_]{2,}")


def bare_words(template: Path) -> list[str]:
    """Return what a template says in English only, piece by piece."""
    reader = _Reader()
    reader.feed(_TAGS.sub(" ", _STYLES.sub(" ", _BLOCKS.sub(" ", template.read_text(encoding="utf-8")))))
    instead = _INSTEAD.findall(template.read_text(encoding="utf-8"))
    return [piece for piece in (*reader.pieces, *instead) if _WORD.search(NAMES.sub("", piece))]


def templates() -> Iterator[Path]:
    """Yield every template that somebody who uses the desk may read."""
    for file in sorted(TEMPLATES.rglob("*")):
        if file.suffix in (".html", ".txt") and file.relative_to(TEMPLATES).parts[0] not in NOT_FOR_READERS:
            yield file


def _is_read(attribute: str) -> bool:
    return attribute in READ or attribute.startswith("data-words-")


class _Reader(HTMLParser):
    """Collects what is read: text, and the attributes that are read out or shown."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the attributes; what stands inside `kbd` is a key, inside `pre` code to copy."""
        self._unread += tag in UNREAD
        self.pieces += [value.strip() for name, value in attrs if value and _is_read(name)]

    def handle_endtag(self, tag: str) -> None:
        """Read on after what is not read."""
        self._unread -= tag in UNREAD

    def handle_data(self, data: str) -> None:
        """Take what is read."""
        if not self._unread and data.strip():
            self.pieces.append(" ".join(data.split()))
