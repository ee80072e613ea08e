"""The page of services: named by the agreement, retired and offered again, and what contracts may cover."""

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.catalogue.actions import services
from upheld.catalogue.models import Service
from upheld.customers.models import Contract
from upheld.customers.queries.dossier import services_of

LIST = "/integrato/console/settings/services/"


@pytest.fixture
def relay(cast: Cast) -> Service:
    services.adopt(cast.north, {"relay": "Relay"})
    return Service.objects.get(desk=cast.north, key="relay")


def test_a_service_is_retired_and_offered_again(cast: Cast, sign_in: SignIn, relay: Service) -> None:
    client = sign_in(cast.manager)
    page = client.get(LIST).content.decode()
    assert "No longer named by the agreement" in page
    for _ in range(2):
        assert "Retired" in client.post(f"{LIST}{relay.pk}/retired/", follow=True).content.decode()
    assert relay not in services_of(cast.north)
    client.post(f"{LIST}{relay.pk}/offered/")
    assert relay in services_of(cast.north)


def test_a_contract_that_has_a_retired_service_keeps_it(cast: Cast, relay: Service) -> None:
    contract = Contract.objects.get(organisation=builders.organisation(cast.north, "Initech", at=BEFORE_ALL))
    contract.services.add(relay)
    services.retire(relay, by=cast.manager.as_actor, at=BEFORE_ALL)
    assert relay in services_of(cast.north, of=contract)
    assert relay not in services_of(cast.north)


def test_an_agreement_that_names_it_anew_sells_it_again(cast: Cast, relay: Service) -> None:
    services.retire(relay, by=cast.manager.as_actor, at=BEFORE_ALL)
    services.adopt(cast.north, {"relay": "Relay mail"})
    relay.refresh_from_db()
    assert (relay.name, relay.retired_at) == ("Relay mail", None)


@pytest.mark.parametrize("part", ["agent", "auditor", "other_agent"])
def test_only_managers_of_the_desk_see_and_retire_services(
    cast: Cast, sign_in: SignIn, relay: Service, part: str
) -> None:
    client = sign_in(getattr(cast, part))
    asked = [client.get(LIST), client.post(f"{LIST}{relay.pk}/retired/"), client.post(f"{LIST}{relay.pk}/offered/")]
    assert [answer.status_code for answer in asked] == [404, 404, 404]
    relay.refresh_from_db()
    assert relay.retired_at is None
