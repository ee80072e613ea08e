"""Putting a contract on another plan from the console."""

import re
from datetime import timedelta

import pytest
from django.http import HttpResponse

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.customers.models import Contract
from upheld.now import now


def text(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.fixture
def page(cast: Cast) -> str:
    """The page of the contract of Globex, which has one open P1."""
    builders.ticket(cast.other_contact, at=now() - timedelta(minutes=10), priority="p1")
    return f"/integrato/console/contracts/{Contract.objects.get(organisation=cast.other_contact.organisation).pk}/plan/"


def test_what_would_change_is_shown_and_then_done(cast: Cast, sign_in: SignIn, page: str) -> None:
    manager = sign_in(cast.manager)
    sent = {"plan": "super-premium", "reason": "Upgraded."}

    seen = text(manager.post(page, {**sent, "act": "preview"}))
    plan = Contract.objects.get(organisation=cast.other_contact.organisation).plan
    done = text(manager.post(page, {**sent, "act": "apply"}))

    assert "1 open ticket" in seen
    assert "Upgraded.</textarea>" in seen
    assert plan == ""
    assert "The contract is on Super-premium" in done
    assert "INT-1" in done
    assert Contract.objects.get(organisation=cast.other_contact.organisation).plan == "super-premium"


def test_the_same_plan_and_no_reason_are_refused_in_place(cast: Cast, sign_in: SignIn, page: str) -> None:
    manager = sign_in(cast.manager)
    manager.post(page, {"plan": "super-premium", "reason": "Upgraded.", "act": "apply"})

    same = manager.post(page, {"plan": "super-premium", "reason": "Again.", "act": "apply"})
    unsaid = manager.post(page, {"plan": "standard", "reason": "", "act": "apply"})

    assert (same.status_code, unsaid.status_code) == (409, 422)
    assert "is on this plan already" in text(same)
    assert "Say why; the customers read it." in text(unsaid)


@pytest.mark.parametrize("part", ["agent", "auditor", "other_agent"])
def test_only_those_who_manage_the_desk_change_plans(cast: Cast, sign_in: SignIn, page: str, part: str) -> None:
    client = sign_in(getattr(cast, part))

    assert client.get(page).status_code == 404
    assert client.post(page, {"plan": "super-premium", "reason": "x", "act": "apply"}).status_code == 404
    assert Contract.objects.get(organisation=cast.other_contact.organisation).plan == ""
