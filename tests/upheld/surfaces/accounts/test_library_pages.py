"""The pages that our library for accounts answers with: each in our words, our layout and our fields."""

from pathlib import Path

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.template import Template
from django.test import Client

from tests.permissions.table_of_accounts import HALF_WAY, NOBODY_IS_SIGNED_IN, SIGNED_IN
from tests.support import account_mails
from tests.support.cast import Cast
from upheld.accounts.actions.people import address_is_theirs
from upheld.config.settings.base import PACKAGE

PASSWORD = "a long and quiet sentence"
SECRET = "JBSWY3DPEHPK3PXP"  # of an example; base32
TEMPLATES = Path(PACKAGE) / "templates"


@pytest.fixture
def someone(cast: Cast, client: Client) -> Client:
    """Somebody with a password who has just signed in by it, and may change how."""
    cache.clear()
    address_is_theirs(cast.agent)
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    client.force_login(cast.agent, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def guard(cast: Cast) -> None:
    TOTP.activate(cast.agent, SECRET)
    RecoveryCodes.activate(cast.agent)


def of_the_library(templates: list[Template]) -> list[str]:
    """Return the templates of a page that are not ours; what only says which layout a page has, speaks to nobody."""
    names = {str(one.name): str(one.origin) for one in templates}
    spoken = {name: origin for name, origin in names.items() if not Path(name).name.startswith("base")}
    html = {name: origin for name, origin in spoken.items() if name.startswith(("account/", "mfa/", "usersessions/"))}
    return [name for name, origin in html.items() if not Path(origin).is_relative_to(TEMPLATES)]


@pytest.mark.parametrize("guarded", [False, True])
@pytest.mark.parametrize("page", SIGNED_IN)
def test_every_page_of_somebody_who_is_signed_in_is_ours(someone: Client, cast: Cast, page: str, guarded: bool) -> None:
    if guarded:
        guard(cast)
    answer = someone.get(f"/accounts/{page}", follow=True)
    assert of_the_library(answer.templates) == []


def test_a_password_is_asked_for_in_our_words_alone(someone: Client) -> None:
    shown = someone.get("/accounts/password/change/").content.decode()
    assert "Eight characters or more" in shown
    assert [words for words in ("placeholder=", "too similar", "<ul><li>Your password") if words in shown] == []


@pytest.mark.parametrize("page", [*NOBODY_IS_SIGNED_IN, *HALF_WAY])
def test_every_page_before_signing_in_is_ours(client: Client, cast: Cast, page: str) -> None:
    assert of_the_library(client.get(f"/accounts/{page}", follow=True).templates) == []


def test_a_forgotten_password_is_changed_by_a_link_in_our_words(client: Client, cast: Cast) -> None:
    cache.clear()
    address_is_theirs(cast.agent)
    client.post("/accounts/password/reset/", {"email": cast.agent.email})
    form = client.get(account_mails.link_to(cast.agent.email), follow=True)
    assert "The new one, once more" in form.content.decode()
    new = {"password1": "another quiet sentence", "password2": "another quiet sentence"}
    done = client.post(form.request["PATH_INFO"], new, follow=True)
    assert of_the_library(done.templates) == []
    cast.agent.refresh_from_db()
    assert cast.agent.check_password("another quiet sentence")


def test_an_app_is_set_up_and_taken_off_and_its_codes_can_be_kept(someone: Client, cast: Cast) -> None:
    page = someone.get("/accounts/2fa/totp/activate/", follow=True).content.decode()
    assert "Set up an app for codes" in page
    assert "data:image/svg" in page
    guard(cast)
    assert "10 are left" in someone.get("/accounts/2fa/").content.decode()
    codes = someone.get("/accounts/2fa/recovery-codes/").content.decode()
    kept = someone.get("/accounts/2fa/recovery-codes/download/").content.decode()
    first = RecoveryCodes(cast.agent.authenticator_set.get(type="recovery_codes")).get_unused_codes()[0]
    assert first in codes
    assert first in kept
    assert "stop working" in someone.get("/accounts/2fa/recovery-codes/generate/").content.decode()
    off = someone.post("/accounts/2fa/totp/deactivate/", follow=True)
    assert "The app is taken off." in off.content.decode()


def test_still_you_offers_the_other_ways_in_our_words(someone: Client, cast: Cast) -> None:
    guard(cast)
    assert "Use a code" in someone.get("/accounts/reauthenticate/").content.decode()
    assert "Use the password" in someone.get("/accounts/2fa/reauthenticate/").content.decode()
