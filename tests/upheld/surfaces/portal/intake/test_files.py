"""The files of a form belong to whoever fills it in: a customer by name, everyone else as a stranger."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from tests.support.cast import Cast
from upheld.agreements.access import agreement_in_force
from upheld.customers.models import Contact
from upheld.presentation.intake.asking import Asking
from upheld.surfaces.portal.intake.files import place_in_form

AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
SUBMISSION = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"


@pytest.fixture
def request_sent() -> HttpRequest:
    return RequestFactory().post("/", {"not_secret": ["a", "b"]})


def asking(cast: Cast, contact: Contact | None) -> Asking:
    return Asking(
        desk=cast.north,
        agreement=agreement_in_force(cast.north, at=AT),
        contact=contact,
        identity=(contact.name, contact.email) if contact else None,
        channel="portal",
        zone=ZoneInfo("UTC"),
        at=AT,
    )


def test_whose_they_are(cast: Cast, request_sent: HttpRequest) -> None:
    theirs = place_in_form(request_sent, asking(cast, cast.contact), SUBMISSION)
    strangers = place_in_form(request_sent, asking(cast, None), SUBMISSION)

    assert theirs is not None
    assert (theirs.sender.by, theirs.sender.is_stranger) == (cast.contact.as_actor, False)
    assert strangers is not None
    assert (strangers.sender.by.reference, strangers.sender.is_stranger) == ("visitor", True)
    assert strangers.sender.not_secret == {"a", "b"}


@pytest.mark.parametrize("damaged", ["", "1", "None", f"{SUBMISSION}x"])
def test_a_damaged_form_has_no_place(cast: Cast, request_sent: HttpRequest, damaged: str) -> None:
    assert place_in_form(request_sent, asking(cast, None), damaged) is None
