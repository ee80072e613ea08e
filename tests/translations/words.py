"""Finds every translatable string in templates and Python; `make messages` writes them into the catalogues."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils import dates
from django.utils.translation import override
from django.utils.translation.template import templatize

from upheld.config import catalogues, django

PACKAGE = catalogues.LOCALE.parent
CORE = PACKAGE.parent / "servicelevel"
# What marks a string in Python, and which of its arguments are what: (context, one, many).
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    # What the core says, which translates nothing itself.
    "phrase": None,
}


def found() -> Catalog:
    """Return every string that is marked, with the files that say it."""
    catalogue = Catalog(project="Upheld", charset="utf-8")
    for file in sorted([*PACKAGE.rglob("*.py"), *CORE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.*")]):
        place = str(file.relative_to(CORE.parent if file.is_relative_to(CORE) else PACKAGE))
        for words, context in _said_in(file):
            catalogue.add(words, locations=[(place, 0)], context=context)
    for name in _names_of_days():
        catalogue.add(name, locations=[("django/utils/dates.py", 0)])
    return catalogue


def _names_of_days() -> Iterator[str]:
    """Yield the names of days and months: Django's own catalogues capitalise them, which is wrong within a sentence."""
    for names in (dates.WEEKDAYS, dates.WEEKDAYS_ABBR, dates.MONTHS, dates.MONTHS_3):
        yield from (_in_english(name) for name in names.values())


def _in_english(words: object) -> str:
    """Return lazy words as they are written in the source."""
    with override("en"):
        return str(words)


def _said_in(file: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    for _line, function, message, _comments in extract_python(_as_python(file), KEYWORDS, (), {"encoding": "utf-8"}):
        spec = KEYWORDS[function]
        parts = message if isinstance(message, tuple) else (message,)
        if spec and isinstance(spec[0], tuple):
            yield (parts[1] if len(spec) == 2 else parts[1:3]), parts[0]
        else:
            yield (parts[:2] if spec else parts[0]), None


def _as_python(file: Path) -> io.BytesIO:
    """Return a file as Python in which only its marked strings mean something; Python itself as it is."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    return io.BytesIO(text.encode())


def update() -> None:
    """Write what is said now into each catalogue, under the head it has; translations are kept, guesses not made."""
    words = found()
    for source in catalogues.sources():
        head, _, _ = source.read_text(encoding="utf-8").partition("\n\n")
        with source.open(encoding="utf-8") as text:
            catalogue = read_po(text, locale=source.parents[1].name)
        catalogue.update(words, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        written = io.BytesIO()
        write_po(written, catalogue, width=100, omit_header=True, include_lineno=False, sort_output=True)
        source.write_text(f"{head}\n\n{written.getvalue().decode()}", encoding="utf-8")


if __name__ == "__main__":
    django.ready()
    update()
    sys.exit(0)
