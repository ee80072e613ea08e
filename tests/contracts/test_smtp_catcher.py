"""The mail catcher, spoken to over a real socket by the standard library's client."""

import asyncio
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from upheld.channels.email.mail_store import MailStore


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    monkeypatch.setenv("UPHELD_SMTP_PORT", str(number))
    monkeypatch.setenv("UPHELD_DATA", str(tmp_path))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "upheld.config.settings.dev")
    with subprocess.Popen([sys.executable, "-m", "upheld.channels.email.catcher"]) as catcher:
        asyncio.run(listening(number))
        yield number
        catcher.send_signal(signal.SIGTERM)
        assert catcher.wait(timeout=20) == 0


async def listening(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return
    raise TimeoutError(port)


def test_a_message_to_two_is_kept_for_each_once_however_often_it_is_sent(port: int, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "support@integrato.example", "ann@acme.example"
    message["Subject"], message["Message-ID"] = "Antwort für dich", "<7@upheld>"
    message.set_content("Zwei Punkte:\n..\n.\nEnde\n")
    for _ in range(2):
        with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
            client.send_message(message, to_addrs=["ann@acme.example", "audit@acme.example"])
    kept = MailStore(tmp_path / "mail").list()
    assert {(mail.recipient, mail.times) for mail in kept} == {
        ("ann@acme.example", 2),
        ("audit@acme.example", 2),
    }
    assert kept[0].subject == "Antwort für dich"
    assert kept[0].text.splitlines() == ["Zwei Punkte:", "..", ".", "Ende"]
