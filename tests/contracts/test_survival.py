"""What must hold when processes are killed: real workers, a real mail server, a real database.

Every mail reaches its recipient, and after the suppression of repeats that every mail store does, reaches them once.
"""

import email
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connection

from tests.support import builders, processes
from upheld.channels.email.letter import message_id
from upheld.desks.models import Desk, Membership
from upheld.notifications.models import Delivery, Notification
from upheld.now import now
from upheld.tickets.models import Clock
from upheld.workers.jobs import OUTBOX_SWEEPS

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 60.0  # seconds for everything to be delivered; three starts and one lease take about 20

CUT_OFF = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@dataclass
class Server:
    """A mail server that can do something at the worst instant: after it took a mail, before it says so."""

    arrivals: list[tuple[str, str]] = field(default_factory=list)
    # what to do at the n-th arrival
    mischief: dict[int, Callable[[], None]] = field(default_factory=dict)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's
        """Keep the mail, do the mischief, and only then answer."""
        assert isinstance(envelope.content, bytes)
        message = email.message_from_bytes(envelope.content)
        self.arrivals.extend((str(message["Message-ID"]), address) for address in envelope.rcpt_tos)
        self.mischief.pop(len(self.arrivals), lambda: None)()
        return "250 kept"


@pytest.fixture
def server() -> Iterator[tuple[Server, int]]:
    kept = Server()
    controller = Controller(kept, hostname="127.0.0.1", port=processes.free_port())
    controller.start()
    yield kept, controller.port
    controller.stop()


@pytest.fixture
def desk() -> Desk:
    desk = builders.desk("interstellio", at=now() - timedelta(days=1))
    builders.member(desk, "Ravi Menon", role=Membership.Role.AGENT, at=now())
    builders.member(desk, "Ana Duarte", role=Membership.Role.MANAGER, at=now())
    return desk


def test_killed_in_the_middle_again_and_again_workers_tell_everyone_of_everything_once(
    desk: Desk, server: tuple[Server, int], tmp_path: Path
) -> None:
    kept, port = server
    _tickets(desk, count=3, ago=timedelta(hours=2))  # past due: a breach of the guaranteed hour
    _tickets(desk, count=3, ago=timedelta(minutes=50))  # close: the last quarter of it
    _tickets(desk, count=4, ago=timedelta())
    with _worker(port, tmp_path) as start:
        running = [start()]
        kills = (2, 9)
        for arrival in kills:
            kept.mischief[arrival] = lambda: processes.kill(running[-1])
        _await(lambda: _restart_the_dead(running, start) or _all_delivered(expected=42))
    expected = {(message_id(row, "interstellio.example"), row.recipient) for row in Notification.objects.all()}
    assert len(running) == len(kills) + 1
    assert set(kept.arrivals) == expected
    assert len(expected) == 42
    repeats = len(kept.arrivals) - len(expected)
    assert len(kills) <= repeats
    # A second sweep may have been killed before its mail had arrived.
    interrupted = Delivery.objects.filter(outcome="interrupted").count()
    assert repeats <= interrupted <= len(kills) * OUTBOX_SWEEPS
    assert _told("clock-past-due") == _told("clock-close") == 3 * 2


def test_asked_to_stop_a_worker_finishes_the_mail_in_hand_and_leaves_the_rest(
    desk: Desk, server: tuple[Server, int], tmp_path: Path
) -> None:
    kept, port = server
    _tickets(desk, count=20, ago=timedelta())
    with _worker(port, tmp_path) as start:
        running = start()
        kept.mischief[3] = lambda: running.send_signal(signal.SIGTERM) or time.sleep(1)
        assert running.wait(timeout=PATIENCE) == 0
    assert Delivery.objects.filter(ended_at__isnull=True).count() == 0
    assert Delivery.objects.filter(outcome="accepted").count() == len(kept.arrivals) < Notification.objects.count()


def test_cut_off_from_its_database_a_worker_finds_back_or_makes_way_for_another(
    desk: Desk, server: tuple[Server, int], tmp_path: Path
) -> None:
    kept, port = server
    _tickets(desk, count=1, ago=timedelta())
    with _worker(port, tmp_path) as start:
        running = [start()]
        _await(lambda: _all_delivered(expected=3))
        with connection.cursor() as cursor:
            cursor.execute(CUT_OFF)
        _tickets(desk, count=1, ago=timedelta())
        _await(lambda: _restart_the_dead(running, start) or _all_delivered(expected=6))
    assert len(set(kept.arrivals)) == 6


@contextmanager
def _worker(port: int, folder: Path) -> Iterator[Callable[[], "subprocess.Popen[bytes]"]]:
    started: list[subprocess.Popen[bytes]] = []

    def start() -> "subprocess.Popen[bytes]":
        started.append(processes.start("-m", "upheld.cli", "worker", folder=folder, smtp_port=port))
        return started[-1]

    try:
        yield start
    finally:
        for process in started:
            processes.kill(process)


def _restart_the_dead(running: "list[subprocess.Popen[bytes]]", start: Callable[[], "subprocess.Popen[bytes]"]) -> bool:
    if running[-1].poll() is not None:
        running.append(start())
    return False


def _all_delivered(*, expected: int) -> bool:
    looked_at = not Clock.objects.filter(look_again_at__lte=now()).exists()
    return looked_at and Notification.objects.filter(delivered_at__isnull=False).count() >= expected


def _await(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            waiting = Notification.objects.filter(delivered_at__isnull=True).values_list("key", "attempts")
            pytest.fail(f"not delivered within {PATIENCE:g} s: {list(waiting)}")
        time.sleep(0.1)


def _tickets(desk: Desk, *, count: int, ago: timedelta) -> None:
    received_at: datetime = now() - ago
    for _ in range(count):
        name = f"Jonas{Notification.objects.count()} Weber"
        contact = builders.contact(desk, name, organisation=None, at=received_at)
        builders.ticket(contact, at=received_at, priority="p1")


def _told(template: str) -> int:
    return Notification.objects.filter(template=template).count()
