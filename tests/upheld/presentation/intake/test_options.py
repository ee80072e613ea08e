"""What each priority would get at this minute."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.datastructures import MultiValueDict

from tests.support import shipped
from tests.support.cast import Cast
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.intake.options import options_of
from upheld.presentation.intake.parts import parts_of

AT_NIGHT = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)


def test_the_least_urgent_stands_first_with_what_it_gets(cast: Cast) -> None:
    form = TicketForm(shipped.agreement("interworx"), at=AT_NIGHT, known=False)
    parts_of(form)
    options = options_of(form, cast.south, None, at=AT_NIGHT, zone=ZoneInfo("America/New_York"))
    assert [(option.value, option.promise, option.proviso) for option in options] == [
        ("information", "No reply time promised", ""),
        ("low", "No reply time promised", ""),
        ("medium", "No reply time promised", ""),
        ("high", "Typically by 23:10", "if it qualifies"),
        ("urgent", "Typically by 23:10", "if it qualifies"),
    ]
    assert [option.value for option in options if option.checked] == ["medium"]
    assert options[-1].opens == "opens-2"


@pytest.mark.parametrize(("signed_in", "promise"), [(False, "Target 11:00 tomorrow"), (True, "Target 05:10")])
def test_a_contract_shows_in_every_row(cast: Cast, *, signed_in: bool, promise: str) -> None:
    data = MultiValueDict({"fact_category": ["defect"]})
    form = TicketForm(shipped.agreement("integrato"), at=AT_NIGHT, known=True, data=data)
    contact = cast.contact if signed_in else None
    options = options_of(form, cast.north, contact, at=AT_NIGHT, zone=ZoneInfo("Europe/London"))
    assert next(option.promise for option in options if option.value == "p2") == promise
