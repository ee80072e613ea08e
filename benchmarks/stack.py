"""The whole of Upheld on this machine, as `upheld run` starts it, with a corpus loaded; nothing is measured here."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_WITHIN = 120.0  # seconds
STOP_WITHIN = 30.0
CORPUS = ("--tickets", "100000", "--messages", "300000", "--seed", "1")


@dataclass(frozen=True, kw_only=True)
class Stack:
    """A running installation."""

    host: str
    port: int
    supervisor: int

    def memory_mib(self) -> float:
        """Return what all its processes take: shared pages are counted once, by their share."""
        return sum(_pss_kib(pid) for pid in [self.supervisor, *descendants(self.supervisor)]) / 1024


@contextmanager
def running(*, corpus: Sequence[str] = CORPUS) -> Iterator[Stack]:
    """Run everything on free ports over `UPHELD_BENCH_DATA`, or a folder that goes when the block ends."""
    kept = os.environ.get("UPHELD_BENCH_DATA")
    folder = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="upheld-bench-"))
    for name in ("UPHELD_PORT", "UPHELD_LIVE_PORT", "UPHELD_SMTP_PORT", "UPHELD_FILES_PORT"):
        os.environ[name] = str(_free_port())
    os.environ["UPHELD_DATA"] = str(folder)
    try:
        subprocess.run([sys.executable, "-m", "upheld.cli", "bench-data", *corpus], check=True)
        with _served(folder / "bench.log") as stack:
            yield stack
    finally:
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _served(log: Path) -> Iterator[Stack]:
    with log.open("ab") as output:
        command = [sys.executable, "-m", "upheld.cli", "run"]
        supervisor = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    stack = Stack(host="127.0.0.1", port=int(os.environ["UPHELD_PORT"]), supervisor=supervisor.pid)
    try:
        _await_healthy(stack, supervisor, log)
        yield stack
    finally:
        supervisor.send_signal(signal.SIGINT)
        supervisor.wait(STOP_WITHIN)


def _await_healthy(stack: Stack, supervisor: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_WITHIN
    while supervisor.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://{stack.host}:{stack.port}/healthz") as answer:
                json.load(answer)
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    raise RuntimeError(f"Upheld did not start; its log is {log}:\n{log.read_text()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


def descendants(parent: int) -> list[int]:
    """Return the processes that a process has started, and theirs."""
    found = []
    for child in Path(f"/proc/{parent}/task").glob("*/children"):
        for pid in map(int, child.read_text().split()):
            found += [pid, *descendants(pid)]
    return found


def _pss_kib(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
