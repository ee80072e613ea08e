"""What a form would be promised before it is sent, and what kind of ticket it becomes."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.datastructures import MultiValueDict

from tests.support import intake
from tests.support.cast import Cast
from upheld.agreements.access import agreement_in_force
from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.presentation.intake.asking import Asking
from upheld.tickets.models import Ticket

AT = datetime(2026, 11, 23, 15, 0, 31, tzinfo=UTC)


def asked_by(contact: Contact | None, *, desk: Desk | None = None) -> Asking:
    desk = contact.desk if contact else desk
    assert desk is not None
    return Asking(
        desk=desk,
        agreement=agreement_in_force(desk, at=AT),
        contact=contact,
        identity=(contact.name, contact.email) if contact else None,
        channel="portal",
        zone=ZoneInfo(desk.zone),
        at=AT,
    )


def test_the_promise_beforehand_is_for_the_minute_and_by_the_contract(cast: Cast) -> None:
    asking = asked_by(cast.contact)
    promise = asking.promise(asking.form(data=MultiValueDict({"fact_priority": ["p2"], "fact_category": ["defect"]})))
    assert promise is not None
    assert promise.received_at == AT.replace(second=0)
    assert promise.facts["plan"] == "super-premium"


def test_a_form_that_does_not_say_enough_promises_nothing(cast: Cast) -> None:
    asking = asked_by(None, desk=cast.north)
    assert asking.promise(asking.form()) is None


@pytest.mark.parametrize(
    ("desk", "other", "kind"),
    [
        ("integrato", {}, Ticket.Kind.DEFECT),
        ("integrato", {"fact_category": "question"}, Ticket.Kind.QUESTION),
        ("interworx", {}, Ticket.Kind.QUESTION),
    ],
)
def test_the_category_names_the_kind(cast: Cast, desk: str, other: dict[str, str], kind: Ticket.Kind) -> None:
    asking = asked_by(None, desk=cast.north if desk == "integrato" else cast.south)
    form = asking.form(data=MultiValueDict({key: [value] for key, value in intake.typed(desk, **other).items()}))
    assert form.is_valid()
    opening = asking.opening(form)
    assert (opening.kind, opening.channel) == (kind, "portal")
    assert asking.who(form)[1] == form.cleaned_data["email"]
