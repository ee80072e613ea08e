"""The specification of the language, executed; and its reference, which must not be stale."""

import pytest

from servicelevel.agreement.lint import CHECKS
from servicelevel.agreement.reading.grammar import GRAMMAR
from servicelevel.agreement.reading.kinds import KINDS
from tests.spec.chapter_check import EXAMPLES, FINDINGS
from tests.spec.paragraphs import Paragraph
from tests.spec.reference import CHAPTERS, PAGE, reference

SECTIONS = [section for chapter in CHAPTERS for section in chapter.sections]
PARAGRAPHS: list[tuple[str, Paragraph]] = [
    *((f"{section.kind}: {paragraph.claim}", paragraph) for section in SECTIONS for paragraph in section.paragraphs),
    *((finding.code, finding) for finding in FINDINGS),
    *((example.lead, example) for example in EXAMPLES),
]


@pytest.mark.parametrize("paragraph", [p for _, p in PARAGRAPHS], ids=[name for name, _ in PARAGRAPHS])
def test_a_paragraph_holds(paragraph: Paragraph) -> None:
    assert paragraph.expect in "\n".join(paragraph.result())


def test_every_kind_of_statement_has_its_grammar_and_its_section() -> None:
    assert sorted(kind.name for kind in GRAMMAR) == sorted(KINDS)
    assert sorted(section.kind for section in SECTIONS) == sorted(KINDS)


def test_every_check_of_the_linter_is_shown_once_and_has_a_code_of_its_own() -> None:
    assert [finding.code for finding in FINDINGS] == [check.code for check in CHECKS]
    assert len({check.code for check in CHECKS}) == len(CHECKS)


def test_every_key_says_what_it_holds_and_what_it_means() -> None:
    keys = [key for kind in GRAMMAR for _, shape in kind.shapes for key in shape.keys]
    assert all(key.holds and key.means for key in keys)


def test_the_reference_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: make reference"
