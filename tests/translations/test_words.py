"""Every word of the templates can be translated, and every word that is marked is translated."""

from pathlib import Path

import pytest
from django.template import engines

from tests.translations import bare


def test_no_template_says_words_that_cannot_be_translated() -> None:
    found = {str(file.relative_to(bare.TEMPLATES)): bare.bare_words(file) for file in bare.templates()}
    assert {file: pieces for file, pieces in found.items() if pieces} == {}


def test_a_bare_word_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<p title="Read me">{% translate "Said" %} {{ name|default:"No one" }}</p><b>Bare</b>', "utf-8")
    assert bare.bare_words(page) == ["Read me", "Bare", "No one"]


@pytest.mark.parametrize("template", sorted(str(file.relative_to(bare.TEMPLATES)) for file in bare.templates()))
def test_a_template_can_be_read(template: str) -> None:
    engines["django"].get_template(template)
