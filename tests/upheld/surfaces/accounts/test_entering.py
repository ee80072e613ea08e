"""Making an account from a page: alike for whoever asks, acting only on a press, and in by the same press."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.support import account_mails
from tests.support.cast import Cast
from upheld.accounts.actions import links
from upheld.accounts.models import MailedLink, User

ANA = "ana@elsewhere.example"
SIGN_UP = "/accounts/signup/"
TOKENS = re.compile(r"[\w.]+@[\w.]+\.example|name=\"csrfmiddlewaretoken\" value=\"\w+\"")


def ask(browser: Client, email: str, **more: str) -> HttpResponse:
    return browser.post(SIGN_UP, {"email": email, **more})


def signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_a_name_and_a_press_after_the_mail_is_all_it_takes(cast: Cast, client: Client) -> None:
    ask(client, ANA, next="/integrato/tickets/")
    page = account_mails.link_to(ANA)
    assert client.get(page).status_code == 200
    answer = client.post(page, {"name": "Ana Lopes"})

    assert (answer.status_code, answer["Location"]) == (302, "/integrato/tickets/")
    assert signed_in(client)
    assert User.objects.get(email=ANA).name == "Ana Lopes"


@pytest.mark.attack(28)
def test_known_and_unknown_are_answered_alike(cast: Cast) -> None:
    known, unknown = (ask(Client(), email) for email in (cast.agent.email, ANA))
    assert known.status_code == unknown.status_code == 200
    assert TOKENS.sub("", known.content.decode()) == TOKENS.sub("", unknown.content.decode())


@pytest.mark.attack(28)
def test_whoever_is_known_is_led_to_sign_in_and_keeps_their_name(cast: Cast, client: Client) -> None:
    ask(client, cast.agent.email)
    page = account_mails.link_to(cast.agent.email)
    assert "/arrive/" in page
    assert client.post(page, {"name": "Eve"}).status_code == 302
    assert client.session["_auth_user_id"] == str(cast.agent.pk)
    assert User.objects.get(pk=cast.agent.pk).name == "Ravi Menon"


@pytest.mark.attack(26)
def test_a_scanner_that_follows_the_link_uses_nothing_up(cast: Cast, client: Client) -> None:
    ask(client, cast.agent.email)
    page = account_mails.link_to(cast.agent.email)
    scanner = Client()
    assert [scanner.get(page).status_code, scanner.head(page).status_code] == [200, 200]
    assert not signed_in(scanner)
    assert MailedLink.objects.get().used_at is None
    assert client.post(page).status_code == 302


@pytest.mark.attack(26)
def test_forged_used_and_foreign_links_are_answered_alike(cast: Cast, client: Client) -> None:
    ask(client, cast.agent.email)
    page = account_mails.link_to(cast.agent.email)
    client.post(page)
    answers = [Client().post(one) for one in (page, "/accounts/arrive/no-such:x/", "/accounts/welcome/no-such:x/")]
    assert {answer.status_code for answer in answers} == {410}
    assert len({TOKENS.sub("", answer.content.decode()) for answer in answers}) == 1


@pytest.mark.attack(27)
def test_the_session_that_was_there_before_is_not_the_one_signed_in(cast: Cast, client: Client) -> None:
    client.cookies["sessionid"] = "chosenbyanattacker00000000000000"
    ask(client, cast.agent.email)
    client.post(account_mails.link_to(cast.agent.email))
    assert client.cookies["sessionid"].value != "chosenbyanattacker00000000000000"


@pytest.mark.attack(28)
def test_one_place_and_one_address_are_not_asked_for_for_ever(cast: Cast) -> None:
    answers = [ask(Client(REMOTE_ADDR=f"203.0.113.{place}"), ANA) for place in range(links.HOURLY + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert answers[-1].status_code == 429
    assert ANA in answers[-1].content.decode()


@pytest.mark.attack(30)
@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"])
def test_nobody_is_sent_to_another_site(cast: Cast, client: Client, elsewhere: str) -> None:
    ask(client, cast.agent.email, next=elsewhere)
    answer = client.post(account_mails.link_to(cast.agent.email))
    assert answer["Location"] == "/accounts/"


@pytest.mark.parametrize("typed", ["", "no address"])
def test_what_is_no_address_is_said_in_place(cast: Cast, client: Client, typed: str) -> None:
    answer = ask(client, typed)
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()


def test_the_page_is_that_of_the_desk_from_which_one_came(cast: Cast, client: Client) -> None:
    page = client.get("/accounts/login/", {"next": "/integrato/tickets/"}).content.decode()
    assert 'class="topbar-desk" href="/integrato/"' in page
    assert "Integrato" not in client.get("/accounts/login/").content.decode()
