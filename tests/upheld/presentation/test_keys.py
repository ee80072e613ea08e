"""Every key that a page listens for is on the sheet, once."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.repository.tree import SOURCE
from upheld.presentation import keys
from upheld.tickets.queries.views.fixed import LETTERS

TEMPLATES = SOURCE / "upheld" / "templates"
# `data-key` is what pages listen for; `key` is the parameter of components that becomes one.
LITERAL = re.compile(r'\b(?:data-)?key="([^"{}]+)"')
ON_THE_SHEET = [one for group in keys.GROUPS for key in group.keys for one in key.keys]


def listened_for() -> set[str]:
    templates = [file for file in TEMPLATES.rglob("*.html") if "design" not in file.parts]
    return {key.upper() for file in templates for key in LITERAL.findall(file.read_text(encoding="utf-8"))}


def test_what_a_page_listens_for_is_on_the_sheet() -> None:
    assert listened_for()
    assert listened_for() - {one.upper() for one in ON_THE_SHEET} == set()


def test_every_letter_that_leads_to_a_view_is_on_the_sheet() -> None:
    assert {f"G {letter.upper()}" for letter in LETTERS.values()} == {one for one in ON_THE_SHEET if one[:2] == "G "}


def test_a_key_does_one_thing() -> None:
    assert sorted(set(ON_THE_SHEET)) == sorted(ON_THE_SHEET)


@pytest.mark.parametrize("language", ["en", "pt-br"])
def test_the_sheet_shows_them_all(language: str) -> None:
    with translation.override(language):
        sheet = render_to_string("layouts/keys.html")
        for group in keys.GROUPS:
            assert all(str(key.words) in sheet for key in group.keys)
