"""Finds words that scripts say in English only; what they say is carried by the page (`frontend/src/words.ts`)."""

import re
from collections.abc import Iterator
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "frontend" / "src"
# Where a script puts what people read, or hear read out.
_SHOWN = re.compile(
    r"""\.(?:textContent|innerText|title|placeholder|ariaLabel|alt)\s*\+?=\s*(?P<set>[^;]+);
    |setAttribute\(\s*["'](?:aria-label|aria-description|title|alt|placeholder)["']\s*,(?P<attribute>[^;]+);
    |["'](?:aria-label|title|alt|placeholder)["']\s*:(?P<given>[^,\n]+)
    |\.(?:after|before|append|prepend|replaceChildren)\((?P<added>[^;]*);
    |\b(?:say|alert|confirm|announce)\((?P<said>[^;]*);
    |\bmessage:(?P<message>[^;\n]+)""",
    re.VERBOSE,
)
# What names a thing in the page, and is not shown.
_NAMES = re.compile(
    r"""(?:wordsIn|words|textOf|querySelector(?:All)?(?:<\w+>)?|createElement|closest(?:<\w+>)?|say)\((?:[^()]|\([^()]*\))*\)
    |[!=]==\s*["'][^"']*["']|\[["'][^"']*["']\]""",
    re.VERBOSE,
)
_SAID = re.compile(r'"([^"\n]*)"|\'([^\'\n]*)\'|`([^`]*)`')
_WORD = re.compile(r"[^\W\d_]{2,}")
# What is handed on may be a key or a class, which are small letters without a space.
_SENTENCE = re.compile(r"[A-Z][^\W\d_]|[^\W\d_] [^\W\d_]")


def bare_words(script: str) -> Iterator[str]:
    """Yield each piece of text that a script shows without asking the page for it."""
    for shown in _SHOWN.finditer(script):
        sink, words = next((name, part) for name, part in shown.groupdict().items() if part is not None)
        pattern, expression = _SENTENCE if sink in ("added", "said") else _WORD, _NAMES.sub("", words)
        for found in _SAID.finditer(expression):
            literal = re.sub(r"\$\{[^}]*\}", "", next(part for part in found.groups() if part is not None))
            if pattern.search(literal):
                yield literal


def scripts() -> Iterator[Path]:
    """Yield every script of the desk; those of the component sheet are part of it."""
    yield from sorted(SCRIPTS.rglob("*.ts"))
