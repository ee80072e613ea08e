"""Documents written to do harm: they are refused, at little cost, and nothing in them is ever evaluated."""

from datetime import UTC, datetime

import pytest
from django.template import engines

from servicelevel.agreement.check import check_agreement
from servicelevel.agreement.compilation import FaultyAgreement, compile_agreement
from servicelevel.agreement.limits import (
    LONGEST_DOCUMENT,
    LONGEST_PROSE,
    LONGEST_TITLE,
    MOST_CLAUSES,
    MOST_EXAMPLES,
    MOST_FAULTS,
)
from servicelevel.agreement.page import build_page, prose_html
from servicelevel.agreement.promising.promise import make_promise
from tests.support.agreements import FRONT, HOURS, shipped, small, small_text
from upheld.agreement_pages import page_html

pytestmark = pytest.mark.attack(33)
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


# Refused characters


HIDING = {
    "NUL": "\x00",
    "escape": "\x1b",
    "line separator": "\u2028",
    "lone surrogate": "\ud800",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "zero-width space": "\u200b",
    "byte order mark": "\ufeff",
    "noncharacter": "\uffff",
}


@pytest.mark.parametrize("character", HIDING.values(), ids=HIDING)
def test_a_character_that_hides_or_turns_text_is_refused_where_it_stands(character: str) -> None:
    text = small_text(prose=f"Some{character}thing.")
    with pytest.raises(FaultyAgreement) as caught:
        compile_agreement(text)
    (fault,) = caught.value.faults
    assert text.split("\n")[fault.line - 1][fault.column - 1] == character
    assert f"U+{ord(character):04X}" in fault.message


@pytest.mark.parametrize("escape", ["\\0", "\\ud800", "\\u202E", "\\uFEFF", "\\e"])
def test_an_escape_cannot_smuggle_one_in(escape: str) -> None:
    with pytest.raises(FaultyAgreement, match="is not part of the language"):
        small(f'queue: {{say: "Wait{escape}"}}')


def test_letters_of_every_script_are_welcome() -> None:
    words = "Réponse – ответ – 応答 – תשובה – الرد – 🛟"
    assert small(f"queue: {{say: {words}}}").queues[0].say == words


def test_a_byte_order_mark_at_the_start_and_line_ends_of_any_kind_change_nothing() -> None:
    text = small_text("queue: {say: Wait}")
    same = {compile_agreement(kept).hash for kept in (text, f"\ufeff{text}", text.replace("\n", "\r\n"), f"{text}\n\n")}
    assert len(same) == 1


# Nothing written in a document becomes markup


MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}{% debug %}"


def hostile_words() -> str:
    """Return an agreement with markup wherever it takes words: titles, labels, clauses, front matter."""
    front = FRONT.replace("A small agreement", f"'{MARKUP}'").replace("Somebody", f"'{MARKUP}'")
    hours = HOURS.replace("label: office hours", f"label: '{MARKUP}'").replace(
        "definition: Bad", f"definition: '{MARKUP}'"
    )
    terms = (
        f"queue: {{say: '{MARKUP}'}}\nassumed: '{MARKUP}'\n"
        f"channels: {{chat: {{label: '{MARKUP}', hours: office, best_for: '{MARKUP}', address: '{MARKUP}'}}}}\n"
        f"targets: {{response_time: {{strength: target, rules: [{{words: '{MARKUP}', say: '{MARKUP}'}}]}}}}"
    )
    return f"{front}{hours}\n## 2 {MARKUP}\n\n{MARKUP}\n\n```terms\n{terms}\n```\n\n```example\n{MARKUP}\n```\n"


def test_words_of_a_document_are_escaped_on_its_page() -> None:
    html = page_html(build_page(compile_agreement(hostile_words()), at=datetime(2026, 11, 22, tzinfo=UTC)))
    assert html.count("&lt;script&gt;") > 8
    assert "<script" not in html
    assert "<img" not in html
    assert "{{ 7 * 7 }}" in html


def test_words_of_a_document_are_words_in_a_message() -> None:
    agreement = compile_agreement(hostile_words())
    promise = make_promise(agreement, facts={}, at=datetime(2026, 11, 23, 10, tzinfo=UTC))
    template = engines["django"].from_string("{{ words }} {{ reason }}")
    body = template.render({"words": promise.targets[0].text, "reason": promise.because[0].text})
    assert "&lt;script&gt;" in body
    assert "<script" not in body


def test_a_check_repeats_hostile_words_and_does_not_fall_over_them() -> None:
    result = check_agreement(hostile_words())
    assert not result.faults
    assert not result.publishable


# Sizes


def test_more_clauses_than_anybody_reads_are_refused() -> None:
    clauses = "".join(f"## {number} More\n\n" for number in range(3, MOST_CLAUSES + 3))
    with pytest.raises(FaultyAgreement, match="clauses"):
        compile_agreement(small_text() + clauses)


def test_more_examples_than_anybody_reads_are_refused() -> None:
    lines = "A p1 raised on Monday 10:00 is served.\n" * (MOST_EXAMPLES + 1)
    with pytest.raises(FaultyAgreement, match="worked examples"):
        compile_agreement(f"{small_text()}\n```example\n{lines}```\n")


def test_a_heading_has_an_end() -> None:
    with pytest.raises(FaultyAgreement, match="the heading has more than"):
        compile_agreement(small_text() + f"\n## 3 {'long ' * LONGEST_TITLE}\n")


def test_prose_has_an_end() -> None:
    with pytest.raises(FaultyAgreement, match="a piece of prose has more than"):
        small(prose="word " * LONGEST_PROSE)


def test_a_fence_of_blanks_is_read_once() -> None:
    # Two runs of blanks beside one another in a pattern would try every way to divide them.
    small(prose="```" + " " * (LONGEST_PROSE - 100) + "!")


def test_terms_of_many_blocks_share_one_limit() -> None:
    block = "```terms\nself_help: [" + "x, " * 90 + "]\n```\n"
    with pytest.raises(FaultyAgreement, match="entries"):
        compile_agreement(small_text() + block * 200)


def test_very_many_faults_are_told_up_to_a_limit() -> None:
    with pytest.raises(FaultyAgreement) as caught:
        compile_agreement(small_text() + "## heading\n" * 5_000)
    assert len(caught.value.faults) == MOST_FAULTS + 1
    assert any("there are more faults" in fault.message for fault in caught.value.faults)


def test_countries_are_few() -> None:
    countries = "[" + "{country: FR}, " * 41 + "]"
    with pytest.raises(FaultyAgreement, match="more than 40 countries"):
        small(f"calendars: {{o: {{label: O, week: {{monday: closed}}, holidays: {countries}}}}}")


@pytest.mark.parametrize(
    "amount",
    ["1e308 hours", f"{10**30} business days", ".nan", ".inf", "-0 hours", "١ hours", "0x10 hours", "1_000 hours"],
)
def test_an_amount_that_is_none_is_refused(amount: str) -> None:
    with pytest.raises(FaultyAgreement, match="is not an amount of time"):
        small(f"targets: {{response_time: {{strength: target, rules: [{{within: {amount}}}]}}}}")


@pytest.mark.parametrize("number", ["999999999.1", "0", "1.0", "01", "٣", "4.2.1", "-1"])
def test_a_clause_number_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(FaultyAgreement, match="has no clause number"):
        compile_agreement(small_text() + f"\n## {number} Title\n")


def test_a_merge_key_is_a_key_like_another() -> None:
    with pytest.raises(FaultyAgreement, match="has no '<<'"):
        small("queue: {say: Wait, <<: {place_shown: false}}")


@pytest.mark.parametrize(
    "line",
    [
        "1," * 2_000,
        "1.1." * 1_000,
        "twenty-" * 600,
        "within a" * 500,
        "[" * 4_000,
        "[a](" * 1_000,
        "€ " * 2_000,
        "9 " * 2_000,
        "CES" * 1_300,
    ],
)
def test_a_line_of_near_matches_is_linted_like_any_other(line: str) -> None:
    assert check_agreement(small_text(prose=line)).agreement is not None
