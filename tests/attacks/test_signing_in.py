"""Signing in: nobody learns who is known, is let past a second factor, is sent on, or chooses our links' host."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from tests.support import account_mails
from tests.support.cast import Cast
from upheld.accounts.actions.people import address_is_theirs
from upheld.accounts.models import User

CONSOLE = "/integrato/console/"
PASSWORD = "a long and quiet sentence"
SECRET = "JBSWY3DPEHPK3PXP"  # of an example; base32
NOBODY = "nobody.at.all@integrato.example"
# Between what two people are told: their own address, and the token of the form.
OWN = re.compile(r"[\w.]+@integrato\.example|name=\"csrfmiddlewaretoken\" value=\"\w+\"")


@pytest.fixture
def agent(cast: Cast) -> User:
    """An agent who signs in with a password."""
    address_is_theirs(cast.agent)
    cast.agent.set_password(PASSWORD)
    cast.agent.save()
    return cast.agent


def told(answer: HttpResponse) -> tuple[int, str, str]:
    """What somebody learns from an answer, without what they sent themselves."""
    return answer.status_code, answer.headers.get("Location", ""), OWN.sub("", answer.content.decode())


@pytest.mark.attack(27)
def test_a_session_that_was_there_before_is_not_the_one_signed_in(agent: User, client: Client) -> None:
    agents_own = Client()
    agents_own.force_login(agent, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["sessionid"] = "chosenbyanattacker00000000000000"
    client.post("/accounts/login/", {"login": agent.email, "password": PASSWORD})

    assert client.get(CONSOLE).status_code == 200
    assert client.cookies["sessionid"].value not in {
        "chosenbyanattacker00000000000000",
        agents_own.cookies["sessionid"].value,
    }
    assert client.cookies["sessionid"]["httponly"]


@pytest.mark.attack(27)
@pytest.mark.parametrize("guarded", [False, True])
def test_a_new_password_signs_nobody_in_and_passes_no_second_factor(agent: User, client: Client, guarded: bool) -> None:
    if guarded:
        TOTP.activate(agent, SECRET)
    client.post("/accounts/password/reset/", {"email": agent.email})
    link = account_mails.link_to(agent.email)
    form = client.get(link, follow=True).redirect_chain[-1][0]

    client.post(form, {"password1": f"{PASSWORD} anew", "password2": f"{PASSWORD} anew"})

    assert client.get(CONSOLE).status_code == 302
    client.post("/accounts/login/", {"login": agent.email, "password": f"{PASSWORD} anew"})
    assert client.get(CONSOLE).status_code == (302 if guarded else 200)


@pytest.mark.attack(26, 27)
def test_a_link_to_a_new_password_works_once_and_ends_every_session(agent: User, client: Client) -> None:
    elsewhere = Client()
    elsewhere.post("/accounts/login/", {"login": agent.email, "password": PASSWORD})
    assert elsewhere.get(CONSOLE).status_code == 200
    client.post("/accounts/password/reset/", {"email": agent.email})
    link = account_mails.link_to(agent.email)
    for _ in range(2):  # as a scanner of mail follows it before its reader does
        form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": f"{PASSWORD} anew", "password2": f"{PASSWORD} anew"})

    assert elsewhere.get(CONSOLE).status_code == 302
    assert Client().get(link, follow=True).redirect_chain == []


@pytest.mark.attack(28)
@pytest.mark.parametrize(
    ("page", "field"),
    [("/accounts/password/reset/", "email"), ("/accounts/login/code/", "email"), ("/accounts/login/", "login")],
)
def test_known_and_unknown_are_answered_alike(agent: User, page: str, field: str) -> None:
    known = Client().post(page, {field: agent.email, "password": "wrong, wrong, wrong"})
    cache.clear()
    unknown = Client().post(page, {field: NOBODY, "password": "wrong, wrong, wrong"})

    assert told(known) == told(unknown)


@pytest.mark.attack(28)
def test_a_password_is_not_tried_for_ever_even_from_many_places(agent: User) -> None:
    for attempt in range(12):
        wrong = {"login": agent.email, "password": f"wrong {attempt}"}
        Client(REMOTE_ADDR=f"203.0.113.{attempt}").post("/accounts/login/", wrong)
    late = Client(REMOTE_ADDR="203.0.113.99")

    answer = late.post("/accounts/login/", {"login": agent.email, "password": PASSWORD})

    assert "Too many" in answer.content.decode()
    assert late.get(CONSOLE).status_code == 302


@pytest.mark.attack(27, 28)
def test_a_code_by_mail_is_not_tried_for_ever(agent: User, client: Client) -> None:
    client.post("/accounts/login/code/", {"email": agent.email})
    right = account_mails.code_to(agent.email)
    for _ in range(5):
        client.post("/accounts/login/code/confirm/", {"code": "WRONG1"})

    client.post("/accounts/login/code/confirm/", {"code": right})

    assert client.get(CONSOLE).status_code == 302


@pytest.mark.attack(30)
@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)", "http:///evil.example/"],
)
def test_signing_in_and_out_sends_nobody_to_another_site(agent: User, client: Client, elsewhere: str) -> None:
    sent = {"login": agent.email, "password": PASSWORD, "next": elsewhere}
    in_by = client.post("/accounts/login/", sent)
    assert (in_by.status_code, "evil" in in_by["Location"]) == (302, False)
    assert "evil" not in client.get("/accounts/login/", {"next": elsewhere})["Location"]

    out_by = client.post("/accounts/logout/", {"next": elsewhere})

    assert (out_by.status_code, "evil" in out_by["Location"], ":alert" in out_by["Location"]) == (302, False, False)


@pytest.mark.attack(30)
def test_signing_out_is_never_done_by_following_a_link(agent: User, client: Client) -> None:
    client.post("/accounts/login/", {"login": agent.email, "password": PASSWORD})
    client.get("/accounts/logout/")

    assert client.get(CONSOLE).status_code == 200


@pytest.mark.attack(30)
@pytest.mark.parametrize("header", ["host", "x-forwarded-host"])
def test_nobody_chooses_the_host_of_a_mailed_link(agent: User, header: str) -> None:
    Client(headers={header: "evil.example"}).post("/accounts/password/reset/", {"email": agent.email})

    assert account_mails.everything() == [one for one in account_mails.everything() if "evil.example" not in one]
