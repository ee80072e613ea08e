"""Which processes an installation consists of, and their command lines.

Keeping them alive is not done here.
"""

import os
import signal
import sys

from upheld.config import environment
from upheld.config.embedded_postgres import EmbeddedPostgres
from upheld.config.processes.keeper import Part

STOP_WITHIN = "5s"  # what a request in hand may take to end when the server stops


def database(postgres: EmbeddedPostgres) -> Part:
    """Return the embedded PostgreSQL."""
    return Part(
        name="database",
        command=tuple(postgres.command()),
        options=postgres.process_options(),
        stop_with=signal.SIGINT,
    )


def pages(host: str) -> Part:
    """Return the application server of the pages."""
    return _python("pages", "-m", "upheld.config.processes.pages", host, str(environment.port()))


def live(host: str) -> Part:
    """Return the application server of live updates."""
    return _python("live", *_granian("asgi", host, environment.live_port()), "upheld.config.asgi:application")


def files(host: str) -> Part:
    """Return the application server through which files arrive and leave."""
    return _python("files", *_granian("asgi", host, environment.files_port()), "upheld.config.files_asgi:application")


def worker() -> Part:
    """Return the background worker."""
    return _python("worker", "-m", "upheld.cli", "worker")


def mail_catcher() -> Part:
    """Return the demo's mail server."""
    return _python("mail", "-m", "upheld.channels.email.catcher")


def website() -> Part:
    """Return the demo's website of a customer, in which the desk's form stands."""
    return _python("website", "-m", "upheld.config.processes.website")


def _python(name: str, *arguments: str) -> Part:
    environ = {**os.environ, "PYTHONUNBUFFERED": "1", "DJANGO_SETTINGS_MODULE": environment.settings_module()}
    return Part(name=name, command=(sys.executable, *arguments), options={"env": environ})


def _granian(interface: str, host: str, port: int) -> tuple[str, ...]:
    address = ("--interface", interface, "--host", host, "--port", str(port))
    keep = ("--respawn-failed-workers", "--workers-kill-timeout", STOP_WITHIN, "--log-level", "warning")
    return ("-m", "granian", *address, *keep)
