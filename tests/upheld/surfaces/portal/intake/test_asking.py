"""Who asks, and what kind of ticket it becomes."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from tests.support import intake
from tests.support.cast import Cast
from upheld.accounts.models import User
from upheld.surfaces.portal.intake.asking import Asking, asking_of
from upheld.tickets.models import Ticket

AT = datetime(2026, 11, 23, 15, 0, 31, tzinfo=UTC)


def asked_by(user: User | AnonymousUser | None, desk: str) -> Asking:
    request = RequestFactory().get("/")
    assert user is not None
    request.user = user
    return asking_of(request, desk, at=AT)


def test_a_contact_is_known_by_their_account(cast: Cast) -> None:
    asking = asked_by(cast.contact.user, "integrato")
    assert asking.identity == ("Marta Lindqvist", cast.contact.email)
    assert asked_by(AnonymousUser(), "integrato").identity is None
    assert asked_by(cast.agent, "interworx").identity == (cast.agent.name, cast.agent.email)


def test_the_promise_beforehand_is_for_the_minute_and_by_the_contract(cast: Cast) -> None:
    asking = asked_by(cast.contact.user, "integrato")
    promise = asking.promise(asking.form(data=MultiValueDict({"fact_priority": ["p2"], "fact_category": ["defect"]})))
    assert promise is not None
    assert promise.received_at == AT.replace(second=0)
    assert promise.facts["plan"] == "super-premium"


def test_a_form_that_does_not_say_enough_promises_nothing(cast: Cast) -> None:
    asking = asked_by(AnonymousUser(), "integrato")
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
    asking = asked_by(AnonymousUser(), desk)
    form = asking.form(data=MultiValueDict({key: [value] for key, value in intake.typed(desk, **other).items()}))
    assert form.is_valid()
    ticket = asking.open(form)
    assert (ticket.kind, ticket.channel, ticket.received_at) == (kind, "portal", AT)
