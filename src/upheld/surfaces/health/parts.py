"""Looks at each part of the installation and says what is wrong with it, in a word.

Answering the web is done in `views`.
"""

import smtplib
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from upheld.desks import queries

READY = "ready"
HEARTBEAT_EVERY = timedelta(seconds=10)  # Procrastinate's own interval
FRESH = 3 * HEARTBEAT_EVERY
TIMEOUT = 2.0  # seconds for a part to answer

Look = Callable[[datetime], str]
_migrated: set[str] = set()  # databases seen up to date; a running process cannot see new migrations


def look_at_all(at: datetime) -> dict[str, str]:
    """Return each part with `ready` or what it lacks."""
    looks: dict[str, Look] = {
        "database": database,
        "migrations": migrations,
        "desks": desks,
        "live": live,
        "files": files,
        "worker": worker,
    }
    if settings.DEMO:
        looks["mail"] = mail
    return {name: _careful(look, at) for name, look in looks.items()}


def database(at: datetime) -> str:
    """Say whether the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return READY


def migrations(at: datetime) -> str:
    """Say whether every migration of this code has been applied."""
    name = str(connection.settings_dict["NAME"])
    if name not in _migrated:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            return f"{len(waiting)} to apply"
        _migrated.add(name)
    return READY


def desks(at: datetime) -> str:
    """Say whether there is a desk to serve."""
    return READY if queries.all_desks() else "none loaded"


def worker(at: datetime) -> str:
    """Say whether a worker's heartbeat is fresh."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(last_heartbeat) FROM procrastinate_workers")
        (heartbeat,) = cursor.fetchone()
    if heartbeat is None:
        return "none running"
    return READY if at - heartbeat < FRESH else "no fresh heartbeat"


def live(at: datetime) -> str:
    """Say whether live updates answer."""
    return _answers(settings.LIVE_HOST, settings.LIVE_PORT)


def files(at: datetime) -> str:
    """Say whether files can arrive and leave."""
    return _answers(settings.FILES_HOST, settings.FILES_PORT)


def mail(at: datetime) -> str:
    """Say whether the mail server answers."""
    with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=TIMEOUT):
        return READY


def _answers(host: str, port: int) -> str:
    with urllib.request.urlopen(f"http://{_bracketed(host)}:{port}/healthz", timeout=TIMEOUT):
        return READY


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _careful(look: Look, at: datetime) -> str:
    try:
        return look(at)
    except (DatabaseError, OSError, smtplib.SMTPException):
        return "does not answer"
