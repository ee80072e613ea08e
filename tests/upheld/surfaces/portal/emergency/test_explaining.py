"""How an emergency is declared where the agreement has no form for it, by day and by night."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from tests.support import builders
from tests.support.cast import BEFORE_ALL
from upheld.presentation.intake.asking import Asking
from upheld.surfaces.portal.emergency.explaining import explained
from upheld.surfaces.portal.intake.asking import asking_of

# Half past nine on a Monday evening in New York, and half past ten that morning.
EVENING = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


def shown(desk: str, at: datetime) -> dict[str, Any]:
    builders.desk(desk, at=BEFORE_ALL)
    request = RequestFactory().get(f"/{desk}/emergency")
    request.user = AnonymousUser()
    asking: Asking = asking_of(request, desk, at=at)
    assert asking.agreement.emergencies is not None
    return explained(request, asking, asking.agreement.emergencies)


@pytest.mark.django_db
def test_after_hours_the_phones_are_named_and_what_is_typical_is_shown() -> None:
    page = shown("interworx", EVENING)
    assert page["applies"] is True
    assert [one.key for one in page["priorities"]] == ["urgent", "high"]
    assert page["promise"].lead.headline == "Typically answered by 22:30 today"
    assert [heading for heading, _examples in page["reasons"]] == ["Services are down", "Service is interrupted"]


@pytest.mark.django_db
def test_in_support_hours_no_phone_is_promised() -> None:
    page = shown("interworx", MORNING)
    assert (page["applies"], page["promise"]) == (False, None)


@pytest.mark.django_db
def test_a_critical_case_is_declared_at_any_hour() -> None:
    page = shown("interstellio", EVENING)
    assert page["applies"] is True
    assert [one.key for one in page["priorities"]] == ["p1"]
    assert [way.address for way in page["phones"]] == ["+27 12 883 1824"]


@pytest.mark.django_db
def test_headings_with_nothing_beneath_are_the_reasons() -> None:
    assert shown("interstellio", MORNING)["reasons"] == [("", ("Production is down", "A failure stops core functions"))]
