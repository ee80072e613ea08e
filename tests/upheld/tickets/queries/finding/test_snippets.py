"""What was sought is marked where it stands, and nothing else is."""

import pytest

from upheld.tickets.queries.finding.matching import Form
from upheld.tickets.queries.finding.snippets import hits, marked, snippet


def written(pieces: object) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)  # type: ignore[attr-defined]  # pieces


def test_words_are_marked_in_any_case_and_with_any_accent() -> None:
    assert written(marked("A CONFIGURAÇÃO está", (Form(words=("configuracao",)),))) == "A [CONFIGURAÇÃO] está"


def test_a_begun_word_marks_the_whole_of_it_and_a_phrase_all_its_words() -> None:
    assert written(marked("Invoices of today", (Form(words=("invoic",), begun=True),))) == "[Invoices] of today"
    assert written(marked("the price-feed stopped", (Form(words=("price", "feed")),))) == "the [price-feed] stopped"
    assert written(marked("feed price", (Form(words=("price", "feed")),))) == "feed price"


@pytest.mark.attack(1)
def test_markup_stays_text_for_the_template_to_escape() -> None:
    pieces = marked("<b>x</b> order", (Form(words=("order",)), Form(words=("b",))))

    assert written(pieces) == "<[b]>x</[b]> [order]"


def test_a_snippet_shows_the_words_around_the_first_that_was_found() -> None:
    text = f"{'before ' * 40}the needle lies here {'after ' * 60}"

    cut = written(snippet(text, (Form(words=("needle",)),)))

    assert cut.startswith("…before")
    assert "[needle] lies here" in cut
    assert cut.endswith("…")
    assert len(cut) < 260


def test_a_text_without_it_has_no_snippet() -> None:
    assert snippet("nothing here", (Form(words=("needle",)),)) == ()


def test_a_text_is_as_good_as_the_forms_that_it_holds() -> None:
    forms = (Form(words=("order",)), Form(words=("feed",)))

    assert [hits(text, forms) for text in ("order order", "feed and order", "none")] == [1, 2, 0]


def test_a_very_long_word_is_cut_without_being_lost() -> None:
    cut = written(snippet("x" * 500 + " needle " + "y" * 500, (Form(words=("needle",)),)))

    assert "[needle]" in cut
