"""The support hours of a plan."""

import pytest

from servicelevel.agreement.compilation import FaultyAgreement
from tests.support.agreements import shipped, small


def test_a_plan_keeps_the_hours_it_states_and_the_main_ones_otherwise() -> None:
    agreement = shipped("integrato")
    assert agreement.hours_of("super-premium").always_open
    assert agreement.hours_of("standard") is agreement.office


def test_whoever_names_no_plan_has_the_default_one() -> None:
    assert shipped("interstellio").hours_of(None).always_open
    assert small().hours_of(None).name == "office"


def test_hours_that_no_calendar_has_are_a_fault() -> None:
    with pytest.raises(FaultyAgreement, match="'night' is not a known hours"):
        small("plans: {gold: {label: Gold, hours: night}}")
