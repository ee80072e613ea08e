"""An address is whose mail it is: nobody takes it beforehand, so that an invitation would find them there."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.support.cast import Cast
from upheld.accounts.models import User

VICTIM = "boss@integrato.example"


@pytest.mark.attack(26, 27)
def test_nobody_takes_an_address_that_will_be_invited_by_typing_it(cast: Cast, client: Client) -> None:
    sent = {"email": VICTIM, "password1": "Correct-horse-9", "action_add": ""}

    assert client.post("/accounts/signup/", sent).status_code == 200
    assert not User.objects.filter(email=VICTIM).exists()
    assert not EmailAddress.objects.filter(email=VICTIM).exists()


def test_sessions_are_listed_by_a_page_of_ours_alone(cast: Cast, client: Client) -> None:
    client.force_login(cast.agent, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/accounts/sessions/").status_code == 404


@pytest.mark.attack(26, 27)
def test_nobody_adds_an_address_that_will_be_invited(cast: Cast, client: Client) -> None:
    assert cast.contact.user is not None
    client.force_login(cast.contact.user, backend="django.contrib.auth.backends.ModelBackend")

    for act in ("action_add", "action_primary", "action_send"):
        assert client.post("/accounts/email/", {"email": VICTIM, act: ""}).status_code == 404
    assert not EmailAddress.objects.filter(email=VICTIM).exists()
    assert not User.objects.filter(email=VICTIM).exists()
