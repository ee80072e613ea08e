"""Compiles the catalogues of words in `locale/`, as Django loads them.

Finding the words is `tests/translations/`; the compiled files are never committed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_changed() -> list[Path]:
    """Compile each catalogue that is newer than its compiled twin; return those compiled."""
    return [_compile(source) for source in sources() if _changed(source)]


def sources() -> Iterator[Path]:
    """Yield the catalogues as people write them, one for each language but English."""
    yield from sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def _changed(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> Path:
    with source.open(encoding="utf-8") as text:
        catalogue = read_po(text, locale=source.parents[1].name)
    compiled = source.with_suffix(".mo")
    # Whole or not at all: another process may read it, or compile it too.
    with NamedTemporaryFile(dir=compiled.parent, suffix=".mo.part", delete=False) as file:
        write_mo(file, catalogue)
    Path(file.name).chmod(0o644)
    return Path(file.name).replace(compiled)


if __name__ == "__main__":
    compile_changed()
    sys.exit(0)
