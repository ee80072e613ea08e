"""Which processes an installation consists of, and their command lines.

Keeping them alive is not done here.
"""

import os
import signal
import sys

from upheld.config import environment
from upheld.config.embedded_postgres import EmbeddedPostgres
from upheld.config.processes.keeper import Part

PAGE_WORKERS = 2  # processes that serve pages
# Requests that one of them works on at a time. A page is mostly Python, which one thread of a process runs at once: the
# second works while the first waits for the database, further ones would only make each other late. Files and live
# updates have processes of their own, so no slow line holds one. Fewer than the database pool holds.
PAGE_THREADS = 2
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
    workers = ("--workers", str(PAGE_WORKERS), "--blocking-threads", str(PAGE_THREADS))
    return _python(
        "pages",
        *_granian("wsgi", host, environment.port()),
        *workers,
        "--no-ws",
        "upheld.config.wsgi:application",
    )


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
