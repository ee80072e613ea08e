"""What must hold when the page server is killed while a customer sends: one ticket, however often it is sent again."""

import re
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from django.db import connection, transaction

from tests.support import builders, processes
from upheld.desks.models import Desk
from upheld.notifications.models import Notification
from upheld.now import now
from upheld.tickets.models import Ticket

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30.0  # seconds for a server to start or a request to reach the database
SENT = {
    "name": "Perrine Aubert",
    "email": "perrine@maison-perrine.example",
    "subject": "The shop does not take orders",
    "answer_description": "The page stays white.",
    "fact_priority": "standard",
    "step": "send",
}


@pytest.fixture
def desk() -> Desk:
    return builders.desk("studio", at=now() - timedelta(days=1))


def test_killed_before_the_ticket_was_written_sending_again_opens_it(desk: Desk, tmp_path: Path) -> None:
    with _pages(tmp_path) as (start, browser):
        server = start()
        filled = browser.fill()
        with transaction.atomic():
            Desk.objects.select_for_update().get(pk=desk.pk)  # the ticket's number cannot be given out
            sending = threading.Thread(target=browser.send, args=(filled,))
            sending.start()
            _await(_somebody_waits_for_a_lock)
            processes.kill(server)
            sending.join()
        assert Ticket.objects.count() == 0
        start()
        assert browser.send(filled)
    assert Ticket.objects.count() == 1
    assert Notification.objects.filter(template="ticket-received").count() == 1


def test_killed_before_the_answer_arrived_sending_again_opens_no_second(desk: Desk, tmp_path: Path) -> None:
    with _pages(tmp_path) as (start, browser):
        server = start()
        filled = browser.fill()
        assert browser.send(filled)
        processes.kill(server)
        start()
        assert browser.send(filled)
    assert Ticket.objects.count() == 1
    assert Notification.objects.filter(template="ticket-received").count() == 1


class _Browser:
    """A customer's browser without script: it keeps cookies, fills in the form and sends it."""

    def __init__(self, port: int) -> None:
        self._form = f"http://127.0.0.1:{port}/studio/tickets/new"
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def fill(self) -> bytes:
        """Return the filled form, with the submission that names this sending."""
        with self._opener.open(self._form, timeout=PATIENCE) as answer:
            page = answer.read().decode()
        hidden = {name: _hidden(page, name) for name in ("csrfmiddlewaretoken", "submission")}
        return urllib.parse.urlencode({**hidden, **SENT}).encode()

    def send(self, filled: bytes) -> bool:
        """Send a filled form; return whether a receipt came back."""
        try:
            with self._opener.open(self._form, filled, timeout=PATIENCE) as answer:
                return bool(answer.url.endswith("/received"))
        except urllib.error.HTTPError as refusal:
            refusal.close()
            raise
        except OSError:
            return False

    def answers(self) -> bool:
        """Return whether the server serves the form."""
        try:
            self._opener.open(self._form, timeout=PATIENCE).close()
        except OSError:
            return False
        return True


@contextmanager
def _pages(folder: Path) -> Iterator[tuple[Callable[[], "subprocess.Popen[bytes]"], _Browser]]:
    port, started = processes.free_port(), []
    browser = _Browser(port)
    server = ("-m", "upheld.config.processes.pages", "127.0.0.1", str(port))

    def start() -> "subprocess.Popen[bytes]":
        started.append(processes.start(*server, folder=folder))
        _await(browser.answers)
        return started[-1]

    try:
        yield start, browser
    finally:
        for process in started:
            processes.kill(process)


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found, name
    return found[1]


def _somebody_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def _await(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, condition
        time.sleep(0.1)
