"""Finds words in Python that no catalogue can translate: refusals that a person reads, and labels of forms."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from upheld.config import catalogues

PACKAGE = catalogues.LOCALE.parent
# Where exceptions are refusals that a page shows, and where forms are.
PLACES = (
    "*/actions/*.py",
    "workflows/*.py",
    "surfaces/console/**/*.py",
    "surfaces/portal/**/*.py",
    "surfaces/files/*.py",
)
# Arguments of fields that are read.
_READ = frozenset({"label", "help_text", "empty_label"})
_WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
_LABEL = re.compile(r"[A-Z][^\W\d_]+")


def bare_words(source: str) -> Iterator[str]:
    """Yield what Python says in English only: what is raised, and how fields are called."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            yield from (said for one in node.exc.args[:2] if _WORDS.search(said := _literal(one)))
        if isinstance(node, ast.keyword) and node.arg in _READ:
            yield from (said for said in [_literal(node.value)] if _LABEL.search(said))


def modules() -> Iterator[Path]:
    """Yield the modules whose words people read."""
    yield from sorted({file for place in PLACES for file in PACKAGE.glob(place)})


def _literal(node: ast.expr) -> str:
    """Return the words of a literal, of a template the parts that stand between its values."""
    if isinstance(node, ast.JoinedStr):
        return " ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
