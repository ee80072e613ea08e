"""Every word that is marked is translated, and its translation names what the original names."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.utils import translation

from tests.translations import words
from upheld.config import catalogues

_NAMES = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>|%%")
SOURCES = sorted(catalogues.sources())


def _catalogue(source: Path) -> Catalog:
    with source.open(encoding="utf-8") as text:
        return read_po(text, locale=source.parents[1].name)


def _named(words_said: str) -> list[str]:
    return sorted(set(_NAMES.findall(words_said)))


def _said(message: Message) -> list[tuple[str, str]]:
    """Return each form of a message beside its original; a form for one may leave the number out."""
    if isinstance(message.id, tuple):
        return list(zip(message.id, message.string, strict=True))
    return [(message.id, str(message.string))]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.parents[1].name)
def test_every_string_that_is_marked_is_in_the_catalogue(source: Path) -> None:
    catalogue = _catalogue(source)
    assert [str(one.id) for one in words.found() if one.id and (one.id, one.context) not in _keys(catalogue)] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.parents[1].name)
def test_every_string_is_translated_and_names_the_same(source: Path) -> None:
    wrong = [
        original
        for message in _catalogue(source)
        if message.id
        for original, said in _said(message)
        if not said or _named(original) != _named(said)
    ]
    assert wrong == []


def test_a_translation_that_loses_a_name_is_found() -> None:
    assert _named("Hello {name}, %(count)s <b>new</b>") != _named("Olá, %(count)s <b>novos</b>")


def test_a_reader_is_spoken_to_in_their_language() -> None:
    catalogues.compile_changed()
    with translation.override("pt-br"):
        assert translation.gettext("Open a ticket") == "Abrir um chamado"


def _keys(catalogue: Catalog) -> set[tuple[object, str | None]]:
    return {(message.id, message.context) for message in catalogue}
