"""The demo's front door and mailbox; nothing of it exists in a real installation."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.support.cast import Cast
from upheld.channels.email.mail_store import MailStore
from upheld.demo.sign_in import sign_in_links

AT = datetime(2024, 2, 29, 23, 59, tzinfo=UTC)
HOSTILE = (
    b"From: a@x.example\r\nTo: ann@acme.example\r\nMessage-ID: <9@x>\r\nSubject: <b>bold</b>\r\n"
    b"Content-Type: text/html\r\n\r\n<script>alert(1)</script><p>Hello</p>\r\n"
)


@pytest.fixture
def key(tmp_path: Path, settings: LazySettings) -> str:
    settings.DATA_FOLDER = tmp_path
    return MailStore(tmp_path / "mail").keep(HOSTILE, recipient="ann@acme.example", at=AT)


@pytest.mark.parametrize("page", ["/demo/", "/demo/mail/", "/demo/mail/{key}/", "/demo/mail/{key}/html/"])
@pytest.mark.django_db
def test_a_real_installation_has_no_demo(client: Client, settings: LazySettings, key: str, page: str) -> None:
    assert client.get(page.format(key=key)).status_code == 200
    settings.DEMO = False
    assert client.get(page.format(key=key)).status_code == 404


def test_mail_is_listed_and_searched_by_recipient(client: Client, key: str) -> None:
    assert "ann@acme.example" in client.get("/demo/mail/").content.decode()
    assert "No mail to bob" in client.get("/demo/mail/", {"to": "bob"}).content.decode()


def test_a_message_is_shown_escaped_and_its_html_locked_in(client: Client, key: str) -> None:
    page = client.get(f"/demo/mail/{key}/").content.decode()
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert "alert(1)" not in page
    part = client.get(f"/demo/mail/{key}/html/")
    assert part.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert client.get(f"/demo/mail/{key}/raw/").headers["Content-Type"].startswith("text/plain")


def test_an_unknown_message_is_not_there(client: Client, key: str) -> None:
    assert client.get(f"/demo/mail/{'0' * 32}/").status_code == 404


def test_everyone_has_a_link_and_following_it_asks_before_it_acts(client: Client, cast: Cast) -> None:
    (link, *_) = [one for one in sign_in_links() if one.name == str(cast.agent)]
    whose, _signed_at, _signature = link.path.split(":")  # the page signs its own, perhaps a second later
    assert f'"{whose}:' in client.get("/demo/").content.decode()
    assert client.get(link.path).status_code == 200
    assert "_auth_user_id" not in client.session
    answer = client.post(link.path)
    assert (answer.status_code, answer.headers["Location"]) == (302, link.lands_at)
    assert client.session["_auth_user_id"] == str(cast.agent.pk)


@pytest.mark.django_db
def test_a_forged_link_signs_nobody_in(client: Client) -> None:
    assert client.post("/demo/sign-in/WzEsIi8iXQ:1abcde:forged/").status_code == 404
