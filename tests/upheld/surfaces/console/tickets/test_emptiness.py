"""Empty views of the queue name the promise behind them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from servicelevel.agreement.compilation import compile_agreement
from tests.support import builders
from upheld.surfaces.console.tickets.emptiness import emptiness
from upheld.tickets.queries.views.fixed import LETTERS as VIEWS

INTEGRATO = compile_agreement((builders.AGREEMENTS / "integrato.md").read_text(encoding="utf-8"))
LONDON = ZoneInfo("Europe/London")
FRIDAY_NIGHT = datetime(2026, 3, 27, 23, 0, tzinfo=UTC)


def test_an_empty_queue_on_friday_night_says_when_the_desk_opens() -> None:
    said = emptiness("next", INTEGRATO, at=FRIDAY_NIGHT, zone=LONDON)

    assert said.title == "Nothing due before Mon 09:00"
    assert said.text == "Business hours begin then."


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_words_of_its_own(view: str) -> None:
    said = {emptiness(other, INTEGRATO, at=FRIDAY_NIGHT, zone=LONDON).title for other in VIEWS}

    assert len(said) == len(VIEWS)
    assert emptiness(view, INTEGRATO, at=FRIDAY_NIGHT, zone=LONDON).title
