"""The secrets of second factors are sealed, and a code is asked for after every way of signing in."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import LazySettings
from django.test import Client

from tests.support import account_mails
from tests.support.cast import Cast
from upheld.accounts.actions.people import address_is_theirs
from upheld.accounts.models import User
from upheld.config.second_factor import SealedSecrets
from upheld.sealing import NotOurSeal

SECRET = "JBSWY3DPEHPK3PXP"  # of an example; base32
CONSOLE = "/integrato/console/"


@pytest.fixture
def guarded(cast: Cast) -> User:
    address_is_theirs(cast.agent)
    cast.agent.set_password("a long and quiet sentence")
    cast.agent.save()
    TOTP.activate(cast.agent, SECRET)
    RecoveryCodes.activate(cast.agent)
    return cast.agent


def code() -> str:
    return str(format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time()))))


@pytest.mark.attack(27)
def test_what_the_database_keeps_is_not_the_secret(guarded: User) -> None:
    kept = "".join(str(one.data) for one in Authenticator.objects.all())
    assert SECRET not in kept
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code())


def test_another_installation_cannot_open_it(settings: LazySettings) -> None:
    sealed = SealedSecrets().encrypt(SECRET)
    assert SealedSecrets().decrypt(sealed) == SECRET
    settings.SECRET_KEY = "another"
    with pytest.raises(NotOurSeal):
        SealedSecrets().decrypt(sealed)


@pytest.mark.attack(27)
def test_a_password_alone_lets_nobody_in(guarded: User) -> None:
    browser = Client()
    sent = {"login": guarded.email, "password": "a long and quiet sentence"}
    answer = browser.post("/accounts/login/", sent, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/2fa/authenticate/")
    assert browser.get(CONSOLE).status_code == 302
    assert browser.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert browser.get(CONSOLE).status_code == 302
    browser.post("/accounts/2fa/authenticate/", {"code": code()})
    assert browser.get(CONSOLE).status_code == 200


@pytest.mark.attack(27)
def test_a_code_by_mail_alone_lets_nobody_in(guarded: User) -> None:
    browser = Client()
    browser.post("/accounts/login/code/", {"email": guarded.email})
    sent = account_mails.code_to(guarded.email)
    answer = browser.post("/accounts/login/code/confirm/", {"code": sent}, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/2fa/authenticate/")
    assert browser.get(CONSOLE).status_code == 302


@pytest.mark.attack(27)
def test_a_recovery_code_works_once(guarded: User) -> None:
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for entered in (True, False):
        browser = Client()
        browser.post("/accounts/login/", {"login": guarded.email, "password": "a long and quiet sentence"})
        browser.post("/accounts/2fa/authenticate/", {"code": spare})
        assert (browser.get(CONSOLE).status_code == 200) is entered
