"""Contracts from the console: written down, put right, and refused in place."""

from datetime import date

import pytest

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.audit.models import AuditEvent
from upheld.catalogue.models import Service
from upheld.customers.models import Contract, Organisation

HERE = "/integrato/console"


@pytest.fixture
def acme(cast: Cast) -> Organisation:
    assert cast.contact.organisation
    return cast.contact.organisation


def test_a_contract_is_written_down_with_all_it_says(cast: Cast, sign_in: SignIn, acme: Organisation) -> None:
    service = Service.objects.create(desk=cast.north, key="a", name="Connectors")
    Service.objects.create(desk=cast.south, key="b", name="The other desk's")
    sent = {
        "number": "N-1",
        "plan": "standard",
        "starts_on": "2027-01-01",
        "ends_on": "2028-01-01",
        "services": [str(service.pk)],
        "account_manager": str(cast.manager.pk),
    }

    answer = sign_in(cast.manager).post(f"{HERE}/customers/{acme.pk}/contracts/new/", sent)

    row = Contract.objects.get(number="N-1")
    assert answer.status_code == 302
    assert (row.organisation, row.plan, row.account_manager) == (acme, "standard", cast.manager)
    assert (row.starts_on, row.ends_on) == (date(2027, 1, 1), date(2028, 1, 1))
    assert list(row.services.all()) == [service]


def test_putting_it_right_leaves_the_plan_and_records_what_changed(
    cast: Cast, sign_in: SignIn, acme: Organisation
) -> None:
    row = Contract.objects.get(organisation=acme)
    sent = {"number": row.number, "plan": "standard", "starts_on": "2026-01-01", "ends_on": "2030-01-01"}

    sign_in(cast.manager).post(f"{HERE}/contracts/{row.pk}/", {**sent, "organisation": "1", "account_manager": ""})

    row.refresh_from_db()
    assert (row.plan, row.ends_on, row.organisation) == ("super-premium", date(2030, 1, 1), acme)
    event = AuditEvent.objects.get(subject="contract", verb="edited")
    assert event.facts["changed"] == ["ends_on"]


@pytest.mark.parametrize(
    ("wrong", "status", "why"),
    [
        ({"ends_on": "2026-01-01"}, 422, "It ends on a later day than it starts."),
        ({"starts_on": "yesterday"}, 422, "Enter a valid date."),
        ({"plan": "gold"}, 422, "Select a valid choice"),
        ({"account_manager": "999999"}, 422, "Select a valid choice"),
        ({"number": ""}, 422, "Fill this in."),
        ({"number": "taken"}, 409, "This customer has a contract with this number"),
    ],
)
def test_what_is_wrong_is_said_in_place(
    cast: Cast, sign_in: SignIn, acme: Organisation, wrong: dict[str, str], status: int, why: str
) -> None:
    Contract.objects.filter(organisation=acme).update(number="taken")
    sent = {
        "number": "N-1",
        "plan": "standard",
        "starts_on": "2026-01-01",
        "ends_on": "",
        "account_manager": "",
        **wrong,
    }

    answer = sign_in(cast.manager).post(f"{HERE}/customers/{acme.pk}/contracts/new/", sent)

    assert answer.status_code == status
    assert why in answer.content.decode()
    assert acme.contracts.count() == 1


def test_an_agent_of_another_desk_looks_after_nobody_here(cast: Cast, sign_in: SignIn, acme: Organisation) -> None:
    sent = {"number": "N-1", "starts_on": "2026-01-01", "account_manager": str(cast.other_agent.pk)}

    assert sign_in(cast.manager).post(f"{HERE}/customers/{acme.pk}/contracts/new/", sent).status_code == 422
