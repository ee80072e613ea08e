"""Clients that ask, wait for the answer and ask again; what they ask is not here."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One request, and what its answer must be to count."""

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    status: int = 200
    marker: bytes = b""
    # What is asked once that is answered; both together count as one.
    then: "Ask | None" = None


class Wrong(Exception):
    """An answer was not what was asked for, so the figure would mean nothing."""


@dataclass(frozen=True, kw_only=True)
class Load:
    """What a round gave: how long each answer took, and how many came a second."""

    latencies_ms: list[float]
    per_s: float

    @property
    def p95_ms(self) -> float:
        """Return what 95 of 100 answers took at most."""
        ranked = sorted(self.latencies_ms)
        return ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))]


def drive(host: str, port: int, ask: Callable[[int], Ask], *, clients: int, seconds: float) -> Load:
    """Let so many clients ask for so long; `ask` makes the n-th request of the round.

    Raises: Wrong, if any answer has another status or lacks its marker.
    """
    numbers = iter(range(10**9))
    latencies: list[float] = []
    faults: list[BaseException] = []
    began = time.perf_counter()

    def is_over() -> bool:
        return bool(faults) or time.perf_counter() - began >= seconds

    def client() -> None:
        connection = http.client.HTTPConnection(host, port, timeout=60)
        try:
            while not is_over():
                latencies.append(_asked(connection, ask(next(numbers))))
        except (Wrong, OSError, http.client.HTTPException) as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise Wrong(str(faults[0]))
    return Load(latencies_ms=latencies, per_s=len(latencies) / (time.perf_counter() - began))


def _asked(connection: http.client.HTTPConnection, ask: Ask) -> float:
    began = time.perf_counter()
    connection.request(ask.method, ask.path, body=ask.body or None, headers=ask.headers)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != ask.status or ask.marker not in body:
        raise Wrong(f"{ask.method} {ask.path} answered {answer.status}: {body[:200]!r}")
    took = (time.perf_counter() - began) * 1000
    return took + (_asked(connection, ask.then) if ask.then else 0)
