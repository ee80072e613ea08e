"""A subject leads to one account, and opens what its own desk knows of the address; the rest is held by its pages."""

from datetime import UTC, datetime

import pytest

from tests.support.cast import BEFORE_ALL, Cast
from upheld.accounts.models import User
from upheld.accounts.queries import proved_addresses
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts
from upheld.customers.models import Contact
from upheld.desks.actions import providers
from upheld.desks.models import SignInProvider
from upheld.workflows.enter_by_company import ShutAccount, enter_by_company

AT = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
LENA = "lena@acme.example"


@pytest.fixture
def provider(cast: Cast) -> SignInProvider:
    plan = providers.ProviderPlan(
        label="Acme", issuer="https://id.acme.example", client_id="x", secret="s", domains=("acme.example",)
    )
    return providers.keep(cast.north, plan, by=THE_DESK, at=AT)


def enter(provider: SignInProvider, subject: str = "u-1", email: str = LENA) -> User:
    return enter_by_company(provider, subject=subject, email=email, name="Lena", language="en", at=AT)


@pytest.mark.attack(27)
def test_what_a_company_says_proves_no_address_to_us(cast: Cast, provider: SignInProvider) -> None:
    for desk in (cast.north, cast.south):
        contacts.meet(desk, email=LENA, name="Lena", at=BEFORE_ALL)
    user = enter(provider)
    assert list(proved_addresses(user)) == []
    assert set(Contact.objects.filter(user=user).values_list("desk__name", flat=True)) == {"integrato"}


@pytest.mark.attack(27)
def test_somebody_else_at_the_company_does_not_get_the_account(cast: Cast, provider: SignInProvider) -> None:
    enter(provider)
    with pytest.raises(providers.TiedToOther):
        enter(provider, subject="u-2")


def test_an_account_that_is_shut_is_not_entered(cast: Cast, provider: SignInProvider) -> None:
    User.objects.filter(pk=enter(provider).pk).update(is_active=False)
    with pytest.raises(ShutAccount):
        enter(provider)
