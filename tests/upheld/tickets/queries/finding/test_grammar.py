"""Whatever is typed is read as terms and filters; what cannot be is said, and the rest is looked for."""

import pytest

from upheld.tickets.queries.finding.grammar import LENGTH_AT_MOST, Filter, Term, read

KEYS = ("is", "customer", "due", "before")


def test_words_phrases_and_filters_are_told_apart() -> None:
    typed = read('invoice -spam customer:acme is:open "price feed" due:<2h -is:held ', keys=KEYS)

    assert typed.terms == (
        Term(words=("invoice",)),
        Term(words=("spam",), negated=True),
        Term(words=("price", "feed"), exact=True),
    )
    assert typed.filters == (
        Filter(key="customer", value="acme"),
        Filter(key="is", value="open"),
        Filter(key="due", value="<2h"),
        Filter(key="is", value="held", negated=True),
    )
    assert typed.faults == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bob@acme.com", ("bob", "acme", "com")),
        ("https://shop.example/x", ("https", "shop", "example", "x")),
        ("error:500", ("error", "500")),
        ("e-mail", ("e", "mail")),
        ("Configuração", ("configuracao",)),
        ("ØRSTED", ("orsted",)),
        ("10:30", ("10", "30")),
    ],
)
def test_what_is_written_together_is_found_together(text: str, words: tuple[str, ...]) -> None:
    assert read(f"{text} ", keys=KEYS).terms == (Term(words=words),)


def test_the_last_word_may_be_unfinished_until_a_space_or_a_quotation_mark_ends_it() -> None:
    assert [term.open_ended for term in read("order inv", keys=KEYS).terms] == [False, True]
    assert [term.open_ended for term in read("order inv ", keys=KEYS).terms] == [False, False]
    assert [term.open_ended for term in read('order "inv"', keys=KEYS).terms] == [False, False]
    assert [term.open_ended for term in read("order -inv", keys=KEYS).terms] == [False, False]


def test_a_filter_takes_quoted_values() -> None:
    assert read('customer:"Acme Ltd"', keys=KEYS).filters == (Filter(key="customer", value="Acme Ltd"),)


def test_a_misspelt_filter_is_said_with_what_is_perhaps_meant_and_the_rest_is_looked_for() -> None:
    typed = read("custmer:acme invoice", keys=KEYS)

    assert [term.words for term in typed.terms] == [("invoice",)]
    assert len(typed.faults) == 1
    assert "custmer:" in typed.faults[0]
    assert "customer:" in typed.faults[0]


def test_an_open_quotation_mark_is_said_and_read_to_the_end() -> None:
    typed = read('"price feed', keys=KEYS)

    assert [term.words for term in typed.terms] == [("price", "feed")]
    assert "not closed" in typed.faults[0]


@pytest.mark.parametrize("text", ["w " * 300, "x" * (LENGTH_AT_MOST + 1)])
def test_what_is_too_long_is_cut_and_said_to_be(text: str) -> None:
    typed = read(text, keys=KEYS)

    assert len(typed.terms) <= 20
    assert "Only the first" in typed.faults[0]


@pytest.mark.attack(10, 21)
@pytest.mark.parametrize("text", ["", "   ", "-", '"', '""', ":", "-:", "'", "\\", "!&|():*", "<->", "--", 'a:"', "😀"])
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    assert all(term.words for term in read(text, keys=KEYS).terms)
