"""What pages and the API cost over 100,000 tickets: speed by one client and by eight, queries, memory."""

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import django

from benchmarks import stack
from benchmarks.clients import Ask, Load, Wrong, drive

if TYPE_CHECKING:
    from upheld.accounts.models import User

DESK = "integrato"
AGENT = f"bench-0@{DESK}.example"
SECONDS = float(os.environ.get("UPHELD_BENCH_SECONDS", "4"))
MANY = 8
QUIET_WITHIN = 120.0  # seconds
WARM_UP = 1.5  # seconds, by many clients, so that every page process has compiled what it needs
OVER = "100,000 tickets and 300,000 messages"


@dataclass(frozen=True, kw_only=True)
class Key:
    """What opens the desk: an agent's session, a program's token, and numbers to look at."""

    cookie: str
    token: str
    open_numbers: list[int]


def main() -> int:
    """Print every figure; return 1 if one could not be had."""
    whole = True
    with stack.running() as running:
        key = _key()
        _await_quiet()
        for name, ask, figure in _rounds(key):
            for clients in (1, MANY):
                whole = _measured(running, name, ask, figure, clients=clients) and whole
        for name, path in (("queries_queue", f"/{DESK}/console/"), ("queries_ticket", _ticket_path(key, 0))):
            whole = _counted(name, path) and whole
        _say("rss_mb", round(running.memory_mib()), "MB", "PSS of every process, PostgreSQL too, after the rounds")
    return 0 if whole else 1


def _rounds(key: Key) -> Iterator[tuple[str, Callable[[int], Ask], Callable[[Load], float]]]:
    page = {"Cookie": f"sessionid={key.cookie}"}
    yield "public_p95_ms", lambda _: Ask(method="GET", path=f"/{DESK}/support", marker=b"</html>"), _p95
    yield (
        "queue_p95_ms",
        lambda _: Ask(method="GET", path=f"/{DESK}/console/", headers=page, marker=b"</html>"),
        _p95,
    )
    yield (
        "ticket_p95_ms",
        lambda n: Ask(method="GET", path=_ticket_path(key, n), headers=page, marker=b"</html>"),
        _p95,
    )
    program = {"Authorization": f"Bearer {key.token}", "Content-Type": "application/json"}
    yield (
        "open_per_s",
        lambda n: Ask(method="POST", path="/api/v1/tickets", headers=program, body=_opening(n), status=201),
        lambda load: round(load.per_s, 1),
    )


def _p95(load: Load) -> float:
    return round(load.p95_ms, 1)


def _ticket_path(key: Key, n: int) -> str:
    return f"/{DESK}/console/tickets/{key.open_numbers[n % len(key.open_numbers)]}/"


def _opening(n: int) -> bytes:
    said = {
        "subject": f"Orders stuck, {n}",
        "description": "Since this morning. " * 20,
        "email": f"c{n % 500}@new.example",
    }
    return json.dumps(said).encode()


def _measured(
    running: stack.Stack, name: str, ask: Callable[[int], Ask], figure: Callable[[Load], float], *, clients: int
) -> bool:
    full = name if clients == 1 else f"{name}_{clients}"
    try:
        drive(running.host, running.port, ask, clients=MANY, seconds=WARM_UP)
        load = drive(running.host, running.port, ask, clients=clients, seconds=SECONDS)
    except Wrong as fault:
        print(f"{full}: {fault}", file=sys.stderr)
        return False
    asked = "1 client" if clients == 1 else f"{clients} clients"
    unit = "1/s" if "per_s" in name else "ms"
    _say(full, figure(load), unit, f"{asked}, {len(load.latencies_ms)} answers over {OVER}, 2 page processes")
    return True


def _counted(name: str, path: str) -> bool:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    client.force_login(_agent())
    client.get(path)  # compiles the agreement, as every process does once
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    if answer.status_code != 200:
        print(f"{name}: {path} answered {answer.status_code}", file=sys.stderr)
        return False
    _say(name, len(queries), "", f"SQL statements of one request, session and membership included, over {OVER}")
    return True


def _await_quiet() -> None:
    """Let the worker deliver what an earlier run left in the outbox; it would be measured with the pages."""
    from upheld.notifications.models import Notification

    deadline = time.monotonic() + QUIET_WITHIN
    while Notification.objects.filter(attempts=0, next_attempt_at__isnull=False).exists():
        if time.monotonic() > deadline:
            print("the outbox is not empty: figures of pages hold the worker's work, too", file=sys.stderr)
            return
        time.sleep(1)


def _key() -> Key:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.config.settings.dev")
    django.setup()
    from django.test import Client

    from upheld.audit.facts import THE_DESK
    from upheld.desks.access import public_desk
    from upheld.desks.actions import token
    from upheld.now import now
    from upheld.tickets.models import Ticket

    client = Client()
    client.force_login(_agent())
    desk = public_desk(DESK)
    waiting = Ticket.objects.filter(desk=desk).exclude(state=Ticket.State.RESOLVED).values_list("number", flat=True)
    numbers = sorted(waiting)
    random.Random(1).shuffle(numbers)
    made = token.create(desk, name="benchmark", by=THE_DESK, at=now())
    return Key(cookie=client.cookies["sessionid"].value, token=made, open_numbers=numbers)


def _agent() -> "User":
    from upheld.accounts.models import User

    return User.objects.get(email=AGENT)


def _say(name: str, value: float, unit: str, work: str) -> None:
    print(json.dumps({"name": name, "value": value, "unit": unit, "work": work}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
