"""`upheld run`: everything on one machine, from the database to the last process.

What each process does is said elsewhere.
"""

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from datetime import datetime

from upheld.config import assets, data_folder, environment
from upheld.config.embedded_postgres import EmbeddedPostgres
from upheld.config.processes import greeting, parts, preparation
from upheld.config.processes.keeper import Part, Say, kept

PORT_PATIENCE = 10.0  # seconds for the processes of a killed supervisor to let go of their ports
Clock = Callable[[], datetime]


class PortInUse(Exception):
    """Another program listens where the pages, live updates or mail should."""


def run(*, host: str, clock: Clock) -> None:
    """Run every process until SIGINT or SIGTERM, then stop them all, the database last.

    Raises: NotFit, DataFolderInUse, PortInUse, PostgresDidNotStart, NoUserName: nothing was left running.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", environment.settings_module())
    say = sayer(clock)
    for warning in preparation.check_configuration():
        say("upheld", warning)
    mine = nullcontext() if environment.database_url() else data_folder.held(environment.data_folder())
    with mine:
        await_ports(host)
        assets.build_if_missing()
        asyncio.run(_supervise(host, clock=clock, say=say))


async def _supervise(host: str, *, clock: Clock, say: Say) -> None:
    stopping = asyncio.Event()
    for wish in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(wish, stopping.set)
    async with _database(say):
        for warning in await asyncio.to_thread(preparation.prepare_database, at=clock()):
            say("upheld", warning)
        if stopping.is_set():
            return
        async with kept(*_served(host), say=say):
            welcome = asyncio.create_task(greeting.greet(say=say))
            await stopping.wait()
            say("upheld", "stopping")
            welcome.cancel()
    say("upheld", "stopped")


def _served(host: str) -> list[Part]:
    served = [parts.pages(host), parts.live(host), parts.files(host), parts.worker()]
    return served if environment.production() else [*served, parts.mail_catcher(), parts.website()]


@asynccontextmanager
async def _database(say: Say) -> AsyncIterator[None]:
    if environment.database_url():
        yield
        return
    postgres = EmbeddedPostgres(folder=environment.data_folder())
    for folder in postgres.prepare():
        say("database", f"let it pass through {folder} (chmod o+x): it may not run as root")
    async with kept(parts.database(postgres), say=say):
        await asyncio.to_thread(postgres.await_ready)
        await asyncio.to_thread(postgres.furnish)
        yield


def await_ports(host: str) -> None:
    """Return once our ports are free; Raises: PortInUse, naming the variable that moves a taken one."""
    wanted = {
        "UPHELD_PORT": environment.port(),
        "UPHELD_LIVE_PORT": environment.live_port(),
        "UPHELD_FILES_PORT": environment.files_port(),
    }
    if not environment.production():
        wanted["UPHELD_SMTP_PORT"] = environment.smtp_port()
        wanted["UPHELD_WEBSITE_PORT"] = environment.website_port()
    deadline = time.monotonic() + PORT_PATIENCE
    for name, port in wanted.items():
        while not _free(host, port):
            if time.monotonic() > deadline:
                raise PortInUse(f"Port {port} is used by another program; choose another with {name}.")
            time.sleep(0.1)


def _free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError:
            return False
    return True


def sayer(clock: Clock) -> Say:
    """Return how lines reach the terminal: behind the time and the process, or bare if they are JSON."""

    def say(name: str, line: str) -> None:
        front = "" if line.startswith("{") else f"{clock().astimezone():%H:%M:%S} {name:<8} | "
        print(front + line, file=sys.stderr, flush=True)

    return say
