"""Documents written to do harm: they are refused, at little cost, and nothing in them is ever evaluated."""

from datetime import UTC, datetime

import pytest

from servicelevel.agreement.compilation import FaultyAgreement, compile_agreement
from servicelevel.agreement.limits import LONGEST_DOCUMENT
from servicelevel.agreement.page import build_page, prose_html
from tests.support.agreements import shipped, small, small_text

BOMB = "a: &a [x, x]\n" + "\n".join(f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]" for i in range(9))


@pytest.mark.parametrize(
    ("terms", "hint"),
    [
        (BOMB, "aliases and anchors are not part of the language"),
        ("queue: &q {say: *q}", "aliases and anchors"),
        ("queue: " + "[" * 40 + "]" * 40, "nested more than"),
        ("queue: " + "[" * 4000, "nested more than"),
        ("- " * 400 + "x", "nested more than"),
        ("queue: [" + "x, " * 6000 + "]", "more than 5000 entries"),
        ("queue: " + "x" * 50_001, "more than 50000 characters"),
        ("queue: " + "x" * 4_001, "more than 4000 characters"),
        ("queue: !!python/object/apply:os.system [ls]", "tags are not part of the language"),
        ("%YAML 1.1\n---\nqueue: {say: Wait}", "directives"),
        ("queue: {say: Wait}\n---\nqueue: {say: More}", "more than one document"),
        ("queue: {say: Wait}\nqueue: {say: More}", "stated twice"),
        ("queue: {say: [}", "expected"),
        ("\tqueue: x", "cannot start any token"),
        ("queue: \x07", ""),
        ("? [a, b]\n: c", "a key must be a plain word"),
        ("", "an empty block"),
        ("# only a remark", "an empty block"),
        ("just words", "a terms block is a record"),
    ],
)
def test_yaml_that_an_agreement_does_not_need_is_refused(terms: str, hint: str) -> None:
    text = small_text("queue: {say: Wait}").replace("queue: {say: Wait}", terms)
    with pytest.raises(FaultyAgreement) as caught:
        compile_agreement(text)
    assert any(hint in str(fault) for fault in caught.value.faults), caught.value.faults


def test_a_fault_in_yaml_is_told_by_its_line_in_the_document() -> None:
    text = small_text("queue: {say: Wait}").replace("queue: {say: Wait}", "queue:\n  say: [")
    with pytest.raises(FaultyAgreement) as caught:
        compile_agreement(text)
    assert caught.value.faults[0].line >= text[: text.index("say: [")].count("\n") + 1


def test_a_document_that_is_too_long_is_refused_unread() -> None:
    with pytest.raises(FaultyAgreement, match="more than"):
        compile_agreement("x" * (LONGEST_DOCUMENT + 1))


@pytest.mark.parametrize("text", ["", "\n", "---", "---\n---\n", "\x00", "---\nname: [\n---\n"])
def test_what_is_no_document_at_all_is_refused(text: str) -> None:
    with pytest.raises(FaultyAgreement):
        compile_agreement(text)


@pytest.mark.parametrize(
    "prose",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "![x](data:text/html,<script>alert(1)</script>)",
        "<svg/onload=alert(1)>",
        '[x](https://example.org "onmouseover=alert(1)")',
    ],
)
def test_prose_never_becomes_active_html(prose: str) -> None:
    html = prose_html(prose).lower()
    assert "<script" not in html
    assert "<img src=x" not in html
    assert "<svg" not in html
    assert 'href="javascript' not in html
    assert 'src="data:text' not in html


def test_words_in_terms_are_words_and_nothing_is_evaluated() -> None:
    agreement = small('queue:\n  - say: "{{ 7 * 7 }} ${7*7} {% raw %} __import__"')
    assert agreement.queues[0].say == "{{ 7 * 7 }} ${7*7} {% raw %} __import__"


def test_a_link_that_is_no_address_is_refused() -> None:
    with pytest.raises(FaultyAgreement, match="is not an address"):
        small("self_help:\n  - {label: Help, link: 'javascript:alert(1)'}")


def test_a_country_is_a_name_and_not_a_path() -> None:
    with pytest.raises(FaultyAgreement, match="no holidays are known"):
        small("calendars:\n  other: {label: Other, week: {monday: 09:00-10:00}, holidays: [{country: ../BR}]}")


def test_a_long_line_of_marks_is_scanned_in_no_time() -> None:
    # Nested quantifiers would hang here.
    small(prose="#" * 4_000 + "\n" + "1." * 2_000 + "\n" + "[" * 4_000 + "\n" + "three " * 1_000)


def test_the_page_of_a_shipped_agreement_holds_no_active_html() -> None:
    agreement = shipped("interworx")
    page = build_page(agreement, at=datetime(2026, 11, 21, tzinfo=UTC))
    assert "<script" not in repr(page)
