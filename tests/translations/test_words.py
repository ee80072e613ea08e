"""Every word of the templates can be translated, and every word that is marked is translated."""

from pathlib import Path

import pytest
from django.template import engines

from tests.translations import bare

NOT_YET = Path(__file__).with_name("not_yet.txt")


def test_no_template_says_words_that_cannot_be_translated() -> None:
    """Both ways: what is listed as not yet translatable must still be so, and nothing else may be."""
    listed = set(NOT_YET.read_text(encoding="utf-8").split())
    found = {str(file.relative_to(bare.TEMPLATES)) for file in bare.templates() if bare.bare_words(file)}
    assert sorted(found - listed) == []
    assert sorted(listed - found) == []


def test_a_bare_word_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<p title="Read me">{% translate "Said" %} {{ name }}</p><b>Bare</b>', encoding="utf-8")
    assert bare.bare_words(page) == ["Read me", "Bare"]


@pytest.mark.parametrize("template", sorted(str(file.relative_to(bare.TEMPLATES)) for file in bare.templates()))
def test_a_template_can_be_read(template: str) -> None:
    engines["django"].get_template(template)
