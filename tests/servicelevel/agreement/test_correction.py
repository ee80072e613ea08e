"""What a correction may change: hours, and nothing that is promised."""

import pytest

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.correction import NoCorrection, calendars_asked_about, refuse_more_than_hours
from servicelevel.agreement.terms import Agreement
from tests.support.amended import amended


def integrato(*changes: tuple[str, str]) -> Agreement:
    return compile_agreement(amended("integrato", *changes))


@pytest.mark.parametrize(
    "change",
    [
        ("monday to friday: 09:00-17:30", "monday to thursday: 08:00-17:30"),
        ("subdivision: ENG", "subdivision: SCT"),
        ("A priority reflects how serious", "A priority says how serious"),
    ],
)
def test_hours_holidays_and_prose_may_differ(change: tuple[str, str]) -> None:
    refuse_more_than_hours(integrato(), integrato(change))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("within: 2 business hours", "within: 3 business hours"), "targets"),
        (("strength: discretionary", "strength: typical"), "targets"),
        (("label: Waiting for a supplier", "label: Waiting for somebody"), "pause reasons"),
        (("stops: [resolved, workaround]", "stops: [resolved]"), "clock rules"),
        (("zone: Europe/London", "zone: Europe/Dublin"), "zone"),
        (
            ("  round-the-clock:\n", "  always:\n    label: always\n    always_open: true\n  round-the-clock:\n"),
            "which calendars",
        ),
    ],
)
def test_whatever_else_differs_is_named(change: tuple[str, str], named: str) -> None:
    with pytest.raises(NoCorrection, match=named):
        refuse_more_than_hours(integrato(), integrato(change))


def test_calendars_are_asked_about_where_the_hour_of_receipt_decides() -> None:
    assert calendars_asked_about(compile_agreement(amended("interworx"))) == {"office"}
    assert calendars_asked_about(integrato()) == frozenset()
