"""The calculator beside the agreement."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.support import shipped
from upheld.surfaces.public.calculator import CalculatorForm

PRESENT = datetime(2026, 11, 21, 23, 5, tzinfo=UTC)


def calculator(name: str, **given: str) -> CalculatorForm:
    """Ask one of the five agreements in its own zone."""
    agreement = shipped.agreement(name)
    return CalculatorForm(agreement=agreement, zone=ZoneInfo(agreement.zone), given=given, present=PRESENT)


@pytest.mark.parametrize("name", ["intesys", "interstellio", "integrato", "studio", "interworx"])
def test_unasked_it_answers_for_the_present(name: str) -> None:
    promise = calculator(name).answer()
    assert promise is not None
    assert promise.received_at == PRESENT


def test_it_answers_for_the_time_asked_in_the_desks_zone() -> None:
    form = calculator("interworx", priority="urgent", emergency="true", at="2026-11-21T00:30")
    promise = form.answer()
    assert promise is not None
    assert promise.targets[0].due == datetime(2026, 11, 21, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "instant"),
    [
        ("2026-03-08T02:30", datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        ("2026-11-01T01:30", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
    ],
)
def test_a_time_in_the_gap_moves_on_and_one_that_occurs_twice_is_the_first(said: str, instant: datetime) -> None:
    promise = calculator("interworx", at=said).answer()
    assert promise is not None
    assert promise.received_at == instant


@pytest.mark.parametrize(
    "given", [{"at": "soon"}, {"priority": "p9"}, {"at": ""}, {"at": "9999-12-31T23:59"}, {"at": "0001-01-01T00:00"}]
)
def test_nonsense_is_refused_in_place(given: dict[str, str]) -> None:
    form = calculator("intesys", **given)
    assert form.answer() is None
    assert form.errors
