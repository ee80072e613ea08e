"""`upheld run` keeps its word: everything is served, whatever is killed comes back, and nothing is left behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from upheld.config.embedded_postgres import EmbeddedPostgres, discard

PATIENCE = 90.0  # seconds; a loaded machine is slow, and no claim is made about speed


@dataclass
class Installation:
    """One installation in a folder of its own, at ports of its own."""

    data: Path
    port: int
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def environ(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("UPHELD_", "DJANGO_"))}
        kept.pop("DATABASE_URL", None)
        return {**kept, "UPHELD_DATA": str(self.data), "UPHELD_PORT": str(self.port), **more}

    def command(self, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "upheld.cli", *words],
            env=self.environ(**environ),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def start(self) -> subprocess.Popen[bytes]:
        with (self.data / "log").open("ab") as log:
            supervisor = subprocess.Popen(
                [sys.executable, "-m", "upheld.cli", "run"], env=self.environ(), stderr=log, stdout=log
            )
        self.started.append(supervisor)
        return supervisor

    def bury(self) -> None:
        """Leave nothing running: a claim that failed half-way must not fail the next test as well."""
        for supervisor in self.started:
            supervisor.kill()
            supervisor.wait()

    def log(self) -> str:
        return (self.data / "log").read_text()

    def health(self) -> dict[str, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=10) as answer:
                parts: dict[str, str] = json.load(answer)["parts"]
        except urllib.error.HTTPError as unready:
            parts = json.load(unready)["parts"]
        except OSError:
            return {"pages": "do not answer"}
        return parts

    def ready(self) -> bool:
        return set(self.health().values()) == {"ready"}


@pytest.fixture
def installation() -> Iterator[Installation]:
    folder = Path(tempfile.mkdtemp(prefix="upheld-run-"))
    made = Installation(data=folder, port=five_free_ports())
    yield made
    made.bury()
    discard(EmbeddedPostgres(folder=folder))


def five_free_ports() -> int:
    for first in range(18100, 18900, 5):
        if all(free(first + step) for step in range(5)):
            return first
    raise OSError("no ports")


def free(port: int) -> bool:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def wait_for(claim: Callable[[], bool], said: Callable[[], str]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not claim():
        assert time.monotonic() < deadline, said()
        time.sleep(0.1)


def running(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [one for one in processes if is_alive(one)]


def is_alive(process: psutil.Process) -> bool:
    """Whether it still runs; one reaped between two questions is as gone as one reaped before."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def child(parent: subprocess.Popen[bytes], word: str) -> psutil.Process:
    ours = psutil.Process(parent.pid).children()
    return next(one for one in ours if is_alive(one) and any(word in argument for argument in one.cmdline()))


def test_whatever_is_killed_comes_back_and_a_clean_stop_leaves_nothing(installation: Installation) -> None:
    supervisor = installation.start()
    wait_for(installation.ready, installation.log)
    wait_for(
        lambda: f"Their mail: http://localhost:{installation.port}/demo/mail/" in installation.log(), installation.log
    )
    assert installation.log().count("sign in as") == 5
    refused = installation.command("run")
    assert refused.returncode == 1
    assert f"process {supervisor.pid}" in refused.stderr
    for word in ("upheld.config.processes.pages", "upheld.cli", "bin/postgres"):
        killed = child(supervisor, word)
        killed.send_signal(signal.SIGKILL)
        wait_for(lambda gone=killed: not running([gone]), installation.log)
        wait_for(installation.ready, installation.log)
    assert installation.log().count("killed by SIGKILL; starting again") >= 3
    family = psutil.Process(supervisor.pid).children(recursive=True)
    supervisor.send_signal(signal.SIGINT)
    assert supervisor.wait(timeout=PATIENCE) == 0
    assert running(family) == []


def test_a_killed_supervisor_leaves_nothing_that_stops_the_next_start(installation: Installation) -> None:
    supervisor = installation.start()
    wait_for(installation.ready, installation.log)
    family = psutil.Process(supervisor.pid).children(recursive=True)
    supervisor.kill()
    supervisor.wait()
    again = installation.start()
    wait_for(lambda: running(family) == [], installation.log)
    wait_for(installation.ready, installation.log)
    again.send_signal(signal.SIGTERM)
    assert again.wait(timeout=PATIENCE) == 0


def test_a_production_that_lacks_its_settings_does_not_start(installation: Installation) -> None:
    refused = installation.command("run", UPHELD_ENV="production")
    assert refused.returncode == 1
    for name in ("UPHELD_SECRET_KEY", "UPHELD_ALLOWED_HOSTS", "DATABASE_URL", "UPHELD_SMTP_HOST"):
        assert f"{name} is not set." in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_taken_port_is_named_with_the_setting_that_moves_it(installation: Installation) -> None:
    with socket.create_server(("127.0.0.1", installation.port + 1)):
        refused = installation.command("run")
    assert refused.returncode == 1
    assert f"Port {installation.port + 1} is used by another program" in refused.stderr
    assert "UPHELD_LIVE_PORT" in refused.stderr


def test_commands_find_the_embedded_database_without_a_running_server(installation: Installation) -> None:
    assert installation.command("migrate").returncode == 0
    made = installation.command("token", "create", "integrato", "--name", "the build server")
    assert made.stdout.startswith("upheld_")
    absent = installation.command("token", "create", "nowhere")
    assert (absent.returncode, absent.stderr) == (1, "There is no desk 'nowhere'.\n")
