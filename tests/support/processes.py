"""Real processes for the contracts, on the run's own database; they are killed, never asked."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import connection


def start(*arguments: str, folder: Path, smtp_port: int | None = None) -> "subprocess.Popen[bytes]":
    """Start Python with `arguments`, as the product would be started, on the database of this test."""
    place = connection.settings_dict
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "upheld.config.settings.dev",
        "DATABASE_URL": f"host={place['HOST']} user={place['USER']} dbname={place['NAME']}",
        "UPHELD_DATA": str(folder),
        "UPHELD_SMTP_PORT": str(smtp_port or free_port()),
        "UPHELD_SECRET_KEY": settings.SECRET_KEY,
    }
    return subprocess.Popen([sys.executable, *arguments], env=environment, start_new_session=True)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process and all that it started, with SIGKILL; one that is dead stays so."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    """Return a TCP port of this machine on which nobody listens."""
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        return int(finder.getsockname()[1])
