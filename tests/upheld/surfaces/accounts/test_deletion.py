"""Ending an account: what goes and stays is said first, and only whoever means it ends it."""

import pytest
from django.test import Client

from tests.support.cast import Cast
from upheld.accounts.models import User

PAGE = "/accounts/deletion/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_the_page_says_what_stays_and_whom_to_ask(cast: Cast, client: Client) -> None:
    assert cast.contact.user is not None
    client.force_login(cast.contact.user, backend=BACKEND)
    page = client.get(PAGE).content.decode()
    assert "support@integrato.example" in page
    assert "your tickets and what was said on them" in page


@pytest.mark.parametrize("typed", ["", "marta", "ravi@integrato.example"])
def test_another_address_ends_nothing(cast: Cast, client: Client, typed: str) -> None:
    assert cast.contact.user is not None
    client.force_login(cast.contact.user, backend=BACKEND)
    assert client.post(PAGE, {"email": typed}).status_code == 422
    assert User.objects.get(pk=cast.contact.user.pk).is_active


def test_it_ends_and_signs_out(cast: Cast, client: Client) -> None:
    user = cast.contact.user
    assert user is not None
    client.force_login(user, backend=BACKEND)
    assert client.post(PAGE, {"email": f" {user.email.upper()} "}).status_code == 200
    assert client.get("/accounts/").status_code == 302
    assert not User.objects.get(pk=user.pk).is_active


def test_whoever_works_on_a_desk_is_told_to_leave_it_first(cast: Cast, client: Client) -> None:
    client.force_login(cast.agent, backend=BACKEND)
    assert client.post(PAGE, {"email": cast.agent.email}).status_code == 409


@pytest.mark.attack(27)
def test_with_a_password_it_is_asked_for_again(cast: Cast, client: Client) -> None:
    user = cast.contact.user
    assert user is not None
    user.set_password("a long and quiet sentence")
    user.save()
    client.force_login(user, backend=BACKEND)
    assert client.post(PAGE, {"email": user.email})["Location"].startswith("/accounts/reauthenticate/")
    assert User.objects.get(pk=user.pk).is_active
