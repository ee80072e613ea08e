"""The demo's mail store keeps one copy per message and recipient, whole, and counts repeats."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from upheld.channels.email.mail_store import MailStore, NoSuchMail

AT = datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC)  # the night London puts its clocks back
MESSAGE = (
    b"From: Integrato <support@integrato.example>\r\nTo: ann@acme.example\r\nMessage-ID: <1@upheld>\r\n"
    b"Subject: =?utf-8?q?Antwort_f=C3=BCr_dich?=\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBy Monday\r\n"
    b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>By Monday</p>\r\n--b--\r\n"
)


@pytest.fixture
def store(tmp_path: Path) -> MailStore:
    return MailStore(tmp_path / "mail")


def test_a_message_is_read_back_whole(store: MailStore) -> None:
    mail = store.get(store.keep(MESSAGE, recipient="ann@acme.example", at=AT))
    assert (mail.subject, mail.recipient, mail.caught_at) == ("Antwort für dich", "ann@acme.example", AT)
    assert (mail.text.strip(), mail.html.strip()) == ("By Monday", "<p>By Monday</p>")
    assert mail.raw == MESSAGE
    assert ("Message-ID", "<1@upheld>") in mail.headers


def test_a_repeat_for_the_same_recipient_is_counted_and_not_kept(store: MailStore) -> None:
    keys = {store.keep(MESSAGE, recipient="Ann@acme.example", at=AT + timedelta(days=day)) for day in range(3)}
    (only,) = store.list()
    assert keys == {only.key}
    assert (only.times, only.caught_at) == (3, AT)


def test_the_same_message_to_another_recipient_is_kept(store: MailStore) -> None:
    store.keep(MESSAGE, recipient="ann@acme.example", at=AT)
    store.keep(MESSAGE, recipient="bob@globex.example", at=AT)
    assert [mail.times for mail in store.list()] == [1, 1]


def test_messages_without_an_id_are_told_apart_by_their_content(store: MailStore) -> None:
    for body in (b"one", b"two", b"two"):
        store.keep(b"Subject: x\r\n\r\n" + body, recipient="ann@acme.example", at=AT)
    assert sorted(mail.times for mail in store.list()) == [1, 2]


def test_recipients_are_found_by_any_part_of_their_address(store: MailStore) -> None:
    store.keep(MESSAGE, recipient="ann@acme.example", at=AT)
    store.keep(MESSAGE, recipient="bob@globex.example", at=AT)
    assert [mail.recipient for mail in store.list(recipient="GLOBEX")] == ["bob@globex.example"]


@pytest.mark.parametrize("key", ["0" * 32, "../tmp/x", "", "new"])
def test_no_other_file_can_be_asked_for(store: MailStore, key: str) -> None:
    with pytest.raises(NoSuchMail):
        store.get(key)


def test_a_charset_that_nobody_knows_does_not_hide_the_message(store: MailStore) -> None:
    odd = b"Subject: x\r\nContent-Type: text/plain; charset=klingon\r\n\r\nqapla\r\n"
    assert store.get(store.keep(odd, recipient="ann@acme.example", at=AT)).text.strip() == "qapla"
