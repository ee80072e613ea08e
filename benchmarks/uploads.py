"""What a file of a gigabyte costs: a stranger sends it with the form that opens a ticket, and no process may grow much.

Resident memory of every process is looked at while the bytes move; how fast they do is a figure, not a promise.
"""

import http.client
import json
import re
import sys
import threading
import time
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from benchmarks import stack

MEBIBYTE = 1024 * 1024
SIZE = 1024 * MEBIBYTE
AT_MOST_MIB = 50
DESK = "integrato"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def main() -> int:
    """Send one gigabyte to a running installation and return 0 if no process grew by more than AT_MOST_MIB."""
    with stack.running(corpus=("--tickets", "20", "--messages", "40", "--seed", "1")) as running:
        _send(running, MEBIBYTE)  # so that what every process loads once is loaded
        watch = Watch(running)
        with watch:
            seconds = _send(running, SIZE)
    grown = max(watch.grown_mib.values())
    _figure("upload_growth_mib", round(grown, 1), "MiB", "the process that grew most while 1 GiB arrived")
    _figure("upload_s", round(seconds, 1), "s", "1 GiB from a form to the store, judged and hashed")
    return int(grown > AT_MOST_MIB)


class Watch:
    """Looks at the resident memory of all processes, five times a second, until the block ends."""

    def __init__(self, running: stack.Stack) -> None:
        self.grown_mib: dict[int, float] = {}
        self._pids = [running.supervisor, *stack.descendants(running.supervisor)]
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> "Watch":
        """Begin to look."""
        self._before = {pid: _resident_mib(pid) for pid in self._pids}
        self._thread.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        """Look no more."""
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.2):
            for pid, before in self._before.items():
                self.grown_mib[pid] = max(self.grown_mib.get(pid, 0.0), _resident_mib(pid) - before)


def _send(running: stack.Stack, size: int) -> float:
    address = urllib.parse.urlsplit(_place(running, size))
    line = http.client.HTTPConnection(address.hostname or "", address.port, timeout=600)
    began = time.perf_counter()
    line.request("PUT", f"{address.path}?{address.query}", body=_pieces(size), headers={"Content-Length": str(size)})
    answer = line.getresponse()
    if answer.status != 201:
        raise RuntimeError(f"the file was answered with {answer.status}: {answer.read()!r}")
    line.close()
    return time.perf_counter() - began


def _place(running: stack.Stack, size: int) -> str:
    """Ask where the file may go, as the page of the form does."""
    front = f"http://localhost:{running.port}/{DESK}/tickets/new"
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    token = TOKEN.search(opener.open(front).read().decode())
    if token is None:
        raise RuntimeError("the page carries no form")
    about = {"name": "dump.bin", "size": size, "submission": uuid.uuid4(), "csrfmiddlewaretoken": token[1]}
    told = json.load(opener.open(f"{front}/uploads", urllib.parse.urlencode(about).encode()))
    return str(told["put"])


def _pieces(size: int) -> Iterator[bytes]:
    for number in range(size // MEBIBYTE):
        yield bytes([number % 251]) * MEBIBYTE


def _resident_mib(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:")), 0.0)


def _figure(name: str, value: Any, unit: str, work: str) -> None:
    print(json.dumps({"name": name, "value": value, "unit": unit, "work": work}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
