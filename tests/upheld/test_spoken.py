"""What the core derived is said in the reader's language, and in English as the core says it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice, product

import pytest
from django.utils.translation import override

from servicelevel.clocks.promise import make_promise
from servicelevel.decisions.decision import Reason
from servicelevel.decisions.phrase import Moment, Phrase, phrase
from tests.support.agreements import NAMES, shipped
from upheld.config import catalogues
from upheld.spoken import amount_said, spoken

FRIDAY = datetime(2026, 11, 20, 22, 15, tzinfo=UTC)
CASES_EACH = 40


@pytest.fixture(autouse=True)
def compiled() -> None:
    catalogues.compile_changed()


def reasons(name: str) -> Iterator[Reason]:
    """Yield the steps of promises for facts of every kind, by night and by day."""
    known = shipped(name)
    given = [[(key, value.key) for value in term.values] for key, term in known.facts.items()]
    for facts in islice(product(*given), CASES_EACH):
        for at in (FRIDAY, FRIDAY - timedelta(hours=12)):
            yield from make_promise(known, facts=dict(facts), at=at).because


@pytest.mark.parametrize("name", NAMES)
def test_in_english_it_is_what_the_core_says(name: str) -> None:
    with override("en"):
        assert [spoken(reason.said) for reason in reasons(name)] == [reason.text for reason in reasons(name)]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_desks_own_stays_english_in_portuguese(name: str) -> None:
    with override("pt-br"):
        said = {reason.text: spoken(reason.said) for reason in reasons(name) if isinstance(reason.said, Phrase)}
    own = [" is due ", "Received ", "This request", "within ", "guaranteed", " next open", "alerted", "is charged"]
    assert said
    assert [words for words in said.values() for english in own if english in words] == []


def test_times_lengths_and_lists_are_said_as_the_language_has_them() -> None:
    when = phrase("Paused from {start} to {end} ({why}): {length} of support time not counted.", **_pause())
    who = phrase("The {who} is alerted by {carriers}.", who="technician", carriers=(phrase("SMS"), "pager"))
    with override("pt-br"):
        assert spoken(when) == (
            "Em pausa de sexta-feira, 20 de novembro de 2026, às 22:15 até sábado, 21 de novembro de 2026, às 00:15"
            " (cliente): 2 h de tempo de atendimento não contam."
        )
        assert spoken(who) == "Aviso a technician por SMS e pager."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1 hour", "1 hora"),
        ("30 minutes", "30 minutos"),
        ("2 business hours", "2 horas úteis"),
        ("1 business day", "1 dia útil"),
        ("3 support days", "3 dias de atendimento"),
        ("by 08:00", "até 08:00"),
        ("Future release", "Future release"),
        ("3 days", "3 days"),
    ],
)
def test_amounts_are_said_in_the_language_and_other_words_stay(words: str, said: str) -> None:
    with override("pt-br"):
        assert amount_said(words) == said
    with override("en"):
        assert amount_said(words) == words


def test_the_words_of_an_agreement_stay_as_they_stand() -> None:
    with override("pt-br"):
        assert (
            spoken("Your message is answered in order of receipt.") == "Your message is answered in order of receipt."
        )


def _pause() -> dict[str, Moment | timedelta | str]:
    end = FRIDAY + timedelta(hours=2)
    return {"start": Moment(FRIDAY, UTC), "end": Moment(end, UTC), "why": "cliente", "length": end - FRIDAY}
