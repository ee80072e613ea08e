"""What people say of themselves, and the further addresses that they prove to be theirs."""

import pytest
from django.test import Client

from tests.support import account_mails
from tests.support.cast import Cast
from upheld.accounts.models import User
from upheld.accounts.queries import proved_addresses

SAID = {"name": "Marta L.", "zone": "Asia/Kathmandu", "language": "pt-br", "theme": "dark"}
MORE = "marta@other.example"


@pytest.fixture
def marta(cast: Cast, client: Client) -> User:
    assert cast.contact.user is not None
    client.force_login(cast.contact.user, backend="django.contrib.auth.backends.ModelBackend")
    return cast.contact.user


def test_what_is_said_is_kept_and_the_rest_stays(marta: User, client: Client) -> None:
    User.objects.filter(pk=marta.pk).update(density="compact")
    answer = client.post("/accounts/profile/", SAID)
    marta.refresh_from_db()
    assert (marta.name, marta.zone, marta.language, marta.theme) == tuple(SAID.values())
    assert marta.density == "compact"
    assert answer.cookies["theme"].value == "dark"


@pytest.mark.parametrize("wrong", [{"name": ""}, {"zone": "Mars/Olympus"}, {"language": "tlh"}], ids=str)
def test_what_cannot_be_is_refused_in_place(marta: User, client: Client, wrong: dict[str, str]) -> None:
    assert client.post("/accounts/profile/", SAID | wrong).status_code == 422
    marta.refresh_from_db()
    assert marta.name == "Marta Lindqvist"


def test_an_address_is_added_by_its_reader_and_taken_off_again(marta: User, client: Client) -> None:
    client.post("/accounts/addresses/", {"more-email": MORE})
    page = account_mails.link_to(MORE)
    assert client.get(page).status_code == 200
    assert list(proved_addresses(marta)) == []
    client.post(page)
    assert list(proved_addresses(marta)) == [MORE]
    assert MORE in client.get("/accounts/profile/").content.decode()

    client.post("/accounts/addresses/removed/", {"email": MORE})
    assert list(proved_addresses(marta)) == []


@pytest.mark.attack(26, 27)
def test_the_link_of_an_address_is_for_who_asked_alone(cast: Cast, marta: User, client: Client) -> None:
    client.post("/accounts/addresses/", {"more-email": MORE})
    page = account_mails.link_to(MORE)
    other = Client()
    assert other.post(page).status_code == 302
    other.force_login(cast.agent, backend="django.contrib.auth.backends.ModelBackend")
    assert [other.get(page).status_code, other.post(page).status_code] == [404, 404]
    assert list(proved_addresses(cast.agent)) == []


@pytest.mark.attack(9)
def test_asking_for_links_has_an_end(marta: User, client: Client) -> None:
    answers = [client.post("/accounts/addresses/", {"more-email": MORE}).status_code for _ in range(6)]
    assert (answers[0], answers[-1]) == (302, 429)
    assert client.post("/accounts/addresses/", {"more-email": "no address"}).status_code == 302
