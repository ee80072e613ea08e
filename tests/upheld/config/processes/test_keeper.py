"""A kept process is relayed, started again when it dies, and gone when the block ends. Real processes, no patches."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable

import psutil
import pytest

from upheld.config.processes.keeper import Part, ending, kept

TALKS = "import os, time; print('here', os.getpid(), flush=True); time.sleep(60)"
DIES = "print('hello', flush=True); raise SystemExit(3)"
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here', flush=True); time.sleep(60)"
)
HAS_CHILD = (
    "import os, subprocess, sys, time\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "print('child', child.pid, os.getpid(), flush=True); time.sleep(60)"
)


class Log:
    """What was said, and a way to wait for it."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []

    def __call__(self, name: str, line: str) -> None:
        self.lines.append((name, line))

    def said(self, word: str) -> list[str]:
        return [line for _, line in self.lines if word in line]

    async def hear(self, word: str, times: int = 1) -> list[str]:
        async with asyncio.timeout(20):
            while len(self.said(word)) < times:
                await asyncio.sleep(0.02)
        return self.said(word)


def part(code: str) -> Part:
    return Part(name="part", command=(sys.executable, "-c", code))


def pid_in(line: str) -> int:
    return int(line.split()[1])


def alive(pid: int) -> bool:
    """Return whether a process still runs; one that waits to be buried by its new parent does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def run_with(code: str, act: Callable[[Log], "asyncio.Future[None]"]) -> Log:
    log = Log()

    async def scene() -> None:
        async with kept(part(code), say=log):
            await act(log)

    asyncio.run(scene())
    return log


def test_a_killed_process_is_named_in_the_log_and_started_again() -> None:
    async def act(log: Log) -> None:
        (first,) = await log.hear("here")
        os.kill(pid_in(first), signal.SIGKILL)
        _, second = await log.hear("here", times=2)
        assert pid_in(second) != pid_in(first)

    log = run_with(TALKS, act)
    assert log.said("killed by SIGKILL; starting again in 0.5 s")
    assert not any(alive(pid_in(line)) for line in log.said("here"))


def test_a_process_that_keeps_dying_waits_longer_each_time() -> None:
    async def act(log: Log) -> None:
        await log.hear("starting again", times=2)

    log = run_with(DIES, act)
    assert log.said("starting again")[:2] == [
        "ended with exit code 3; starting again in 0.5 s",
        "ended with exit code 3; starting again in 1 s",
    ]


def test_what_a_dead_process_left_behind_is_ended_too() -> None:
    async def act(log: Log) -> None:
        (line,) = await log.hear("child")
        os.kill(int(line.split()[2]), signal.SIGKILL)
        await log.hear("child", times=2)

    log = run_with(HAS_CHILD, act)
    deadline = time.monotonic() + 20
    while left := [line for line in log.said("child") if alive(pid_in(line))]:
        assert time.monotonic() < deadline, left
        time.sleep(0.02)


def test_a_process_that_will_not_stop_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.config.processes.keeper.PATIENCE", 0.2)

    async def act(log: Log) -> None:
        await log.hear("here")

    log = run_with(STUBBORN, act)
    assert log.said("did not stop within 0.2 s; killed")


@pytest.mark.parametrize(
    ("code", "words"), [(0, "ended with exit code 0"), (-9, "killed by SIGKILL"), (-15, "killed by SIGTERM")]
)
def test_an_end_is_told_in_words(code: int, words: str) -> None:
    assert ending(code) == words
