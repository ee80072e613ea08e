"""What must hold while several ask for pages at once: whoever is free takes what waits longest."""

import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import processes
from upheld.config.processes import pages

PATIENCE = 20.0  # seconds that a claim may take on a loaded machine
PLACES = pages.WORKERS * pages.THREADS
SERVE = """
import sys
from upheld.config.processes.pages import Pages
Pages("127.0.0.1", int(sys.argv[1]), "tests.support.held_pages:application").serve()
"""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Return where the page server serves an application that answers at once, or when a file has appeared."""
    chosen = processes.free_port()
    command = [sys.executable, "-c", SERVE, str(chosen)]
    server = subprocess.Popen(command, start_new_session=True)
    try:
        _await_answers(chosen)
        yield chosen
    finally:
        processes.kill(server)


def test_one_free_place_is_enough_for_all_who_ask(port: int, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    held = [threading.Thread(target=_asked, args=(port, str(opened))) for _ in range(PLACES - 1)]
    for request in held:
        request.start()
    try:
        time.sleep(0.3)  # till they are in hand
        takers = {_asked(port) for _ in range(8)}
        assert len(takers) == 1, "only one process had a place left"
    finally:
        opened.touch()
        for request in held:
            request.join(PATIENCE)


def test_all_processes_take_requests(port: int, tmp_path: Path) -> None:
    opened, takers = tmp_path / "opened", set[str]()
    asking = [threading.Thread(target=lambda: takers.add(_asked(port, str(opened)))) for _ in range(PLACES)]
    for request in asking:
        request.start()
    time.sleep(0.3)  # till they are in hand
    opened.touch()
    for request in asking:
        request.join(PATIENCE)
    assert len(takers) == pages.WORKERS


def test_connections_on_which_nothing_is_said_hold_no_place(port: int) -> None:
    silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(3 * PLACES)]
    try:
        assert _asked(port)
    finally:
        for connection in silent:
            connection.close()


def test_a_connection_ends_with_its_answer(port: int) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE) as answer:
        assert answer.headers["Connection"] == "close"


def _asked(port: int, query: str = "") -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/?{query}", timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def _await_answers(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            _asked(port)
        except OSError:
            assert time.monotonic() < deadline, "the page server does not answer"
            time.sleep(0.1)
        else:
            return
