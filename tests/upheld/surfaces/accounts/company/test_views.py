"""Signing in to a desk through its company: whom it vouches for is in, there alone; whatever else comes back is not."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.http import HttpResponse
from django.test import Client

from tests.support import company as companies
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.company import Company
from upheld.accounts.actions import people
from upheld.accounts.models import User
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts
from upheld.customers.models import Contact
from upheld.desks.actions import providers
from upheld.desks.models import ProviderIdentity

AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
LENA = "lena@acme.example"
GO, BACK = "/accounts/company/integrato/", "/accounts/company/integrato/back/"
OWN, FOREIGN = "/integrato/console/", "/interworx/console/"


@pytest.fixture
def company(cast: Cast) -> Iterator[Company]:
    """A company that the first desk trusts for acme.example."""
    with companies.running() as found:
        plan = providers.ProviderPlan(
            label="Acme",
            issuer=found.address,
            client_id=companies.CLIENT,
            secret=companies.SECRET,
            domains=("acme.example",),
        )
        providers.keep(cast.north, plan, by=THE_DESK, at=AT)
        yield found


def address_in(answer: HttpResponse) -> str:
    found = re.search(r'<a class="btn btn-solid btn-wide" href="([^"]+)"', answer.content.decode())
    assert found is not None
    return unescape(found[1])


def come(browser: Client, company: Company, **brought: Any) -> HttpResponse:
    """Go there and back; what is brought takes the place of what the company gave."""
    going = browser.post(GO, {"next": "/integrato/tickets/new"})
    return browser.get(BACK, company.sign_in(address_in(going)) | brought)


def signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_whom_the_company_vouches_for_is_in_and_is_the_desks_contact(
    cast: Cast, company: Company, client: Client
) -> None:
    lena = contacts.meet(cast.north, email=LENA, name="Lena", at=BEFORE_ALL)

    answer = come(client, company)

    assert (answer.status_code, answer["Location"]) == (302, "/integrato/tickets/new")
    assert Contact.objects.get(pk=lena.pk).user == User.objects.get(email=LENA)
    asked = company.tokens_asked[0]
    assert asked["client_secret"] == companies.SECRET
    assert len(asked["code_verifier"]) >= 43


def test_the_second_time_the_subject_counts_and_not_the_address(cast: Cast, company: Company) -> None:
    come(Client(), company)
    company.claims = {"email": "lena.berg@acme.example"}
    come(Client(), company)
    assert ProviderIdentity.objects.count() == 1
    assert not User.objects.filter(email="lena.berg@acme.example").exists()


@pytest.mark.attack(27)
def test_what_one_desk_trusts_opens_no_other(cast: Cast, company: Company, client: Client) -> None:
    there = cast.other_agent
    User.objects.filter(pk=there.pk).update(email=LENA)
    people.address_is_theirs(User.objects.get(pk=there.pk))

    come(client, company)

    assert signed_in(client)
    assert client.get(FOREIGN)["Location"].startswith("/accounts/login/")
    for page in ("/accounts/", "/accounts/security/", "/accounts/2fa/webauthn/add/", "/accounts/password/set/"):
        assert client.get(page)["Location"].startswith("/accounts/login/")
    client.force_login(User.objects.get(pk=there.pk), backend="django.contrib.auth.backends.ModelBackend")
    client.post("/accounts/logout/")
    assert not signed_in(client)


@pytest.mark.attack(27)
def test_a_new_account_takes_nothing_of_other_desks(cast: Cast, company: Company, client: Client) -> None:
    foreign = contacts.meet(cast.south, email=LENA, name="Lena", at=BEFORE_ALL)
    come(client, company)
    assert Contact.objects.get(pk=foreign.pk).user is None


@pytest.mark.attack(27)
def test_a_second_factor_is_asked_for_after_a_company_as_well(cast: Cast, company: Company, client: Client) -> None:
    User.objects.filter(pk=cast.agent.pk).update(email=LENA)
    TOTP.activate(cast.agent, "JBSWY3DPEHPK3PXP")
    assert come(client, company)["Location"].startswith("/accounts/2fa/authenticate/")
    assert not signed_in(client)


@pytest.mark.attack(27)
@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "true"},
        {"email": "lena@evil-acme.example"},
        {"email": "lena@acme.example.evil.example"},
        {"email": "victim@interworx.example"},
        {"email": ""},
        {"aud": "another-application"},
        {"aud": [companies.CLIENT, "another"]},
        {"iss": "https://evil.example"},
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"exp": 1_600_000_000},
        {"exp": None},
        {"sub": None},
        {"sub": "x" * 300},
    ],
    ids=str,
)
def test_a_word_that_is_not_good_signs_nobody_in(
    cast: Cast, company: Company, client: Client, claims: dict[str, Any]
) -> None:
    company.claims = claims
    before = User.objects.count()
    answer = come(client, company)
    assert (answer.status_code, signed_in(client), User.objects.count()) == (403, False, before)


@pytest.mark.attack(27)
@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_only_a_key_pair_signs(cast: Cast, company: Company, client: Client, algorithm: str) -> None:
    company.algorithm = algorithm
    assert come(client, company).status_code == 403
    assert not signed_in(client)


@pytest.mark.attack(27)
def test_a_word_signed_by_somebody_else_is_not_the_companys(cast: Cast, company: Company, client: Client) -> None:
    going = client.post(GO)
    brought = company.sign_in(address_in(going))
    own = company.keys()
    company.__post_init__()
    company.keys = lambda: own  # type: ignore[method-assign]  # the company's own, while another signs
    assert client.get(BACK, brought).status_code == 403


@pytest.mark.attack(27, 30)
@pytest.mark.parametrize("brought", [{"state": "another"}, {"state": ""}, {"code": ""}], ids=str)
def test_what_another_browser_began_ends_nowhere(
    cast: Cast, company: Company, client: Client, brought: dict[str, str]
) -> None:
    assert come(client, company, **brought).status_code == 403
    assert Client().get(BACK, {"state": "s", "code": "c"}).status_code == 403


@pytest.mark.attack(27)
def test_coming_back_twice_does_not_work(cast: Cast, company: Company, client: Client) -> None:
    going = client.post(GO)
    brought = company.sign_in(address_in(going))
    assert client.get(BACK, brought).status_code == 302
    client.post("/accounts/logout/")
    assert client.get(BACK, brought).status_code == 403


@pytest.mark.attack(27)
def test_a_document_of_another_issuer_leads_nowhere(cast: Cast, company: Company, client: Client) -> None:
    company.document_issuer = "https://evil.example"
    assert client.post(GO).status_code == 502


def test_a_company_that_does_not_answer_is_said_so(cast: Cast, company: Company, client: Client) -> None:
    company.status = 500
    answer = client.post(GO)
    assert answer.status_code == 502
    assert "not signed in" in answer.content.decode()


@pytest.mark.attack(30)
@pytest.mark.parametrize("onwards", ["https://evil.example/", "//evil.example/", "/interworx/console/", "/accounts/"])
def test_one_goes_on_within_the_desk(cast: Cast, company: Company, client: Client, onwards: str) -> None:
    going = client.post(GO, {"next": onwards})
    answer = client.get(BACK, company.sign_in(address_in(going)))
    assert answer["Location"] == "/integrato/tickets/"


def test_the_button_stands_on_that_desks_sign_in_page_and_on_no_other(cast: Cast, company: Company) -> None:
    def offered(onwards: str) -> bool:
        return "Sign in with Acme" in Client().get("/accounts/login/", {"next": onwards}).content.decode()

    assert offered("/integrato/tickets/")
    assert not offered("/interworx/tickets/")
    assert not offered("")
    assert Client().post("/accounts/company/interworx/").status_code == 404
