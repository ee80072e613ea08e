"""Catalogues of words are compiled when they have changed."""

import gettext
import os
from pathlib import Path

import pytest

from upheld.config import catalogues

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    file = tmp_path / "pt_BR" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(f'{HEAD}msgid "Queue"\nmsgstr "Fila"\n', encoding="utf-8")
    return file


def read(compiled: Path) -> str:
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file).gettext("Queue")


def test_what_has_changed_is_compiled_and_once_only(source: Path) -> None:
    assert [read(file) for file in catalogues.compile_changed()] == ["Fila"]
    assert catalogues.compile_changed() == []
    source.write_text(f'{HEAD}msgid "Queue"\nmsgstr "Lista"\n', encoding="utf-8")
    os.utime(source, (source.stat().st_mtime + 9,) * 2)
    assert [read(file) for file in catalogues.compile_changed()] == ["Lista"]
