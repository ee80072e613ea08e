"""The mails of the library go through the outbox, in their reader's language, with nothing readable in it."""

import pytest
from django.core import mail
from django.test import Client

from tests.support import account_mails
from tests.support.cast import Cast
from upheld.accounts.models import User
from upheld.notifications.models import Notification

NOBODY = "nobody@elsewhere.example"


@pytest.mark.attack(26, 29)
def test_a_code_waits_sealed_in_the_outbox(cast: Cast, client: Client) -> None:
    client.post("/accounts/login/code/?next=/integrato/console/", {"email": cast.agent.email})

    waiting = Notification.objects.get(subject="account")
    assert account_mails.code_to(cast.agent.email) not in str(waiting.payload)
    assert waiting.desk == "integrato"
    assert mail.outbox == []


@pytest.mark.attack(26)
def test_a_codes_link_signs_in_on_another_device(cast: Cast, client: Client) -> None:
    client.post("/accounts/login/code/", {"email": cast.agent.email})
    elsewhere = Client()
    elsewhere.post(account_mails.link_to(cast.agent.email))
    assert elsewhere.session["_auth_user_id"] == str(cast.agent.pk)


@pytest.mark.attack(28)
@pytest.mark.parametrize("page", ["/accounts/login/code/", "/accounts/password/reset/"])
def test_known_and_unknown_cost_one_mail_each(cast: Cast, page: str) -> None:
    for email in (cast.agent.email, NOBODY):
        Client().post(page, {"email": email})
        assert len(account_mails.to(email)) == 1


def test_a_mail_is_in_its_readers_language(cast: Cast, client: Client) -> None:
    User.objects.filter(pk=cast.agent.pk).update(language="pt-br")
    client.post("/accounts/login/code/", {"email": cast.agent.email})
    client.post("/accounts/login/code/", {"email": NOBODY}, headers={"accept-language": "pt-br"})
    assert {one.language for one in Notification.objects.filter(subject="account")} == {"pt-br"}


@pytest.mark.attack(27)
def test_a_change_to_how_one_signs_in_is_told(cast: Cast, client: Client) -> None:
    client.force_login(cast.agent, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/accounts/password/set/", {"password1": "a quiet sentence", "password2": "a quiet sentence"})
    assert "A password was set." in account_mails.to(cast.agent.email)[-1]
