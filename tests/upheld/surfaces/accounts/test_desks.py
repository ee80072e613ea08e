"""One person on several desks sees each once, as what they are there, and asks colleagues of their customer."""

import pytest
from django.test import Client

from tests.support import account_mails
from tests.support.cast import BEFORE_ALL, Cast
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts
from upheld.surfaces.accounts.desks import places_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
ASK = "/accounts/colleagues/integrato/"


def test_a_person_is_a_customer_here_and_works_there(cast: Cast) -> None:
    contacts.add_contact(
        cast.north,
        email="i@x.example",
        name="Ines",
        organisation=None,
        user=cast.other_agent,
        by=THE_DESK,
        at=BEFORE_ALL,
    )
    assert [(one.mark.slug, one.is_customer, one.works, one.customer) for one in places_of(cast.other_agent)] == [
        ("integrato", True, False, ""),
        ("interworx", False, True, ""),
    ]


def test_the_page_names_for_whom_one_writes(cast: Cast, client: Client) -> None:
    assert cast.contact.user is not None
    client.force_login(cast.contact.user, backend=BACKEND)
    page = client.get("/accounts/").content.decode()
    assert "You write for Acme." in page
    assert "/integrato/console/" not in page


def test_a_colleague_is_asked_and_a_stranger_refused_with_what_was_typed(cast: Cast, client: Client) -> None:
    assert cast.contact.user is not None
    client.force_login(cast.contact.user, backend=BACKEND)
    ours = cast.contact.organisation
    contacts.add_contact(
        cast.north, email="lena@acme.example", name="L", organisation=ours, user=None, by=THE_DESK, at=BEFORE_ALL
    )
    assert client.post(ASK, {"email": "lena@acme.example"}).status_code == 302
    assert len(account_mails.to("lena@acme.example")) == 1
    refused = client.post(ASK, {"email": "eve@elsewhere.example"})
    assert refused.status_code == 409
    assert "eve@elsewhere.example" in refused.content.decode()
    assert client.post(ASK, {"email": ""}).status_code == 422


@pytest.mark.attack(19, 20)
def test_whoever_is_no_customers_person_has_no_such_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.agent, backend=BACKEND)
    assert [client.get(ASK).status_code, client.get("/accounts/colleagues/no-desk/").status_code] == [404, 404]
