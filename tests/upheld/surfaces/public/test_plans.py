"""Whose numbers the support page shows."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from tests.support import shipped
from tests.support.cast import BEFORE_ALL, Cast
from upheld.surfaces.public.plans import Reading, reading_of


def reading(cast: Cast, *, asked: str = "", contact: bool = True) -> Reading:
    viewer = cast.contact.user if contact else AnonymousUser()
    assert viewer is not None
    return reading_of(cast.north, shipped.agreement("integrato"), viewer=viewer, asked=asked, at=BEFORE_ALL)


def test_a_customer_reads_the_numbers_of_their_own_plan(cast: Cast) -> None:
    shown = reading(cast)
    assert (shown.plan, shown.own, shown.own_label) == ("super-premium", "super-premium", "Super-premium")
    assert shown.contract
    assert [choice.label for choice in shown.choices if choice.active] == ["Super-premium"]


@pytest.mark.parametrize(("asked", "plan"), [("standard", "standard"), ("everyone", None), ("gold", "super-premium")])
def test_other_plans_can_be_reached(cast: Cast, asked: str, plan: str | None) -> None:
    assert reading(cast, asked=asked).plan == plan


def test_a_stranger_reads_the_numbers_of_every_plan(cast: Cast) -> None:
    shown = reading(cast, contact=False)
    assert (shown.plan, shown.own, shown.contract) == (None, None, "")
    assert [choice.label for choice in shown.choices] == ["Every plan", "Standard", "Super-premium"]


def test_one_plan_is_no_choice(cast: Cast) -> None:
    shown = reading_of(cast.south, shipped.agreement("interworx"), viewer=AnonymousUser(), asked="", at=BEFORE_ALL)
    assert shown.choices == ()


def test_the_page_of_a_customer_has_their_numbers_and_hours(client: Client, cast: Cast) -> None:
    assert cast.contact.user is not None
    everyones = client.get("/integrato/support").content.decode()
    assert "P1, Super-premium" in everyones
    client.force_login(cast.contact.user)
    own = client.get("/integrato/support").content.decode()
    assert "these are its numbers" in own
    assert "P1, Super-premium" not in own
    assert "Counted round the clock." in own
    assert "day and night" in own
    other = client.get("/integrato/support", {"for": "standard"}).content.decode()
    assert "Counted in business hours." in other
    assert "as it reads for Standard" in other
