"""What a draft changes, word by word."""

from datetime import UTC, datetime

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.page_changes import ChangedLine
from tests.support.builders import AGREEMENTS
from upheld.surfaces.console.agreement.checking_changes import changes_of, pieces_of

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TEXT = (AGREEMENTS / "integrato.md").read_text()


def marked(*lines: tuple[str, str]) -> list[str]:
    """Return lines with what is taken out in [-…-] and what is put in in [+…+]."""
    signs = {"": ("", ""), "del": ("[-", "-]"), "ins": ("[+", "+]")}
    shown = pieces_of(ChangedLine(mark=mark, text=text) for mark, text in lines)
    return ["".join(signs[piece.kind][0] + piece.text + signs[piece.kind][1] for piece in line) for line in shown]


def test_a_reworded_line_shows_only_its_changed_words() -> None:
    assert marked(("-", "answered within 2 hours"), ("+", "answered within 3 hours")) == [
        "answered within [-2 -][+3 +]hours"
    ]


def test_lines_that_have_little_in_common_are_one_out_and_one_in() -> None:
    assert marked(("-", "by e-mail at any hour"), ("+", "closed on Sundays")) == [
        "[-by e-mail at any hour-]",
        "[+closed on Sundays+]",
    ]


def test_lines_are_matched_in_order_and_what_is_left_over_stands_alone() -> None:
    assert marked((" ", "kept"), ("-", "a b c"), ("+", "a b d"), ("+", "new"), (" ", "end")) == [
        "kept",
        "a b [-c-][+d+]",
        "[+new+]",
        "end",
    ]


def test_a_clause_is_named_once_and_its_title_is_not_repeated() -> None:
    draft = TEXT.replace("### 5.3 Waiting\n", "### 5.3 Waiting\n\nWe tell you when a clock stops.\n")

    (change,) = changes_of(compile_agreement(TEXT), compile_agreement(draft), at=AT)

    assert (change.kind, change.number, change.title) == ("changed", "5.3", "Waiting")
    assert next(piece.text for line in change.lines for piece in line) == "We tell you when a clock stops."
