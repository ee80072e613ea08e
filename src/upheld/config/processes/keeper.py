"""Keeps one process running: relays what it prints, starts it again when it dies, stops it when asked.

What runs is said elsewhere.
"""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from upheld.config.processes import lifeline

FIRST_DELAY = 0.5  # seconds before a dead process is started again; doubled at each further death
LONGEST_DELAY = 15.0
SETTLED_AFTER = 30.0  # a process that lived so long starts again at the first delay
PATIENCE = 10.0  # seconds between asking a process to stop and killing it

Say = Callable[[str, str], None]  # the name of a process, and a line about it


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One process of an installation."""

    # its name in the log
    name: str
    # the command line
    command: tuple[str, ...]
    # further options of `subprocess.Popen`, such as `env`
    options: Mapping[str, Any] = field(default_factory=dict)
    # the signal that asks it to stop
    stop_with: signal.Signals = signal.SIGTERM


class _Run(asyncio.SubprocessProtocol):
    """One life of a process: passes on its lines, and knows when it has ended."""

    def __init__(self, name: str, say: Say) -> None:
        self.ended = asyncio.get_running_loop().create_future()
        self._name, self._say, self._rest = name, say, b""

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._say(self._name, line.decode("utf-8", "replace").rstrip())

    def process_exited(self) -> None:
        if not self.ended.done():
            self.ended.set_result(None)


class Keeper:
    """Keeps a part running until told to stop."""

    def __init__(self, part: Part, say: Say) -> None:
        self.part = part
        self._say = say
        self._stopping = asyncio.Event()
        self._transport: asyncio.SubprocessTransport | None = None

    async def keep(self) -> None:
        """Run the part again and again until `stop` is called."""
        deaths = 0
        while not self._stopping.is_set():
            started = time.monotonic()
            code = await self._live_once()
            if self._stopping.is_set():
                return
            deaths = 1 if time.monotonic() - started > SETTLED_AFTER else deaths + 1
            delay = min(FIRST_DELAY * 2 ** (deaths - 1), LONGEST_DELAY)
            self._say(self.part.name, f"{ending(code)}; starting again in {delay:g} s")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), delay)

    async def stop(self) -> None:
        """Ask the part to stop, and kill it if it does not."""
        self._stopping.set()
        if self._transport is None or self._transport.get_returncode() is not None:
            return
        self._transport.send_signal(self.part.stop_with)
        await asyncio.sleep(0)

    async def kill(self) -> None:
        """End the part at once."""
        if self._transport is not None and self._transport.get_returncode() is None:
            self._transport.kill()

    async def _live_once(self) -> int:
        loop = asyncio.get_running_loop()
        # Once the supervisor was killed nobody waits for an ordinary end, and what that needs may have gone first.
        options: dict[str, Any] = {"preexec_fn": lifeline.tie(signal.SIGKILL), **self.part.options}
        transport, run = await loop.subprocess_exec(
            lambda: _Run(self.part.name, self._say),
            *self.part.command,
            stdin=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches the supervisor alone
            **options,
        )
        self._transport = transport
        if self._stopping.is_set():  # told to stop while it was being started
            transport.send_signal(self.part.stop_with)
        await run.ended
        _end_group(transport.get_pid())
        transport.close()
        return transport.get_returncode() or 0


def ending(code: int) -> str:
    """Return how a process ended, in words, from its exit code."""
    if code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"


def _end_group(leader: int) -> None:
    """Kill what a dead process left in its group, so that its port is free for the next."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


@asynccontextmanager
async def kept(*parts: Part, say: Say) -> AsyncIterator[None]:
    """Keep `parts` running while the block runs; stop them together after it."""
    keepers = [Keeper(part, say) for part in parts]
    lives = [asyncio.create_task(keeper.keep()) for keeper in keepers]
    try:
        yield
    finally:
        await asyncio.gather(*(keeper.stop() for keeper in keepers))
        _, late = await asyncio.wait(lives, timeout=PATIENCE)
        for keeper, life in zip(keepers, lives, strict=True):
            if life in late:
                say(keeper.part.name, f"did not stop within {PATIENCE:g} s; killed")
                await keeper.kill()
        await asyncio.gather(*lives)
