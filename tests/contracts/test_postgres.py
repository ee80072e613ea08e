"""The embedded PostgreSQL keeps its word: it starts, remembers, stops, recovers, and lets in only its owner."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from upheld.config import embedded_postgres
from upheld.config.embedded_postgres import EmbeddedPostgres


@pytest.fixture
def server() -> Iterator[EmbeddedPostgres]:
    made = EmbeddedPostgres(folder=Path(tempfile.mkdtemp(prefix="upheld-contract-")), durable=False)
    yield made
    embedded_postgres.discard(made)


def test_a_second_start_finds_what_the_first_one_kept(server: EmbeddedPostgres) -> None:
    with embedded_postgres.running(server):
        server.furnish()
        with psycopg.connect(server.address(), autocommit=True) as connection:
            connection.execute("CREATE TABLE promise AS SELECT 'kept' AS word")
    assert not server.answers()
    with embedded_postgres.running(server):
        server.furnish()
        assert server.answers()
        with psycopg.connect(server.address()) as connection:
            assert connection.execute("SELECT word FROM promise").fetchone() == ("kept",)


def test_a_server_left_by_a_killed_supervisor_makes_way(server: EmbeddedPostgres) -> None:
    server.prepare()
    options = {**server.process_options(), "preexec_fn": None}  # as where nothing ties it to its parent
    left = subprocess.Popen(server.command(), stderr=subprocess.DEVNULL, **options)
    server.await_ready()
    with embedded_postgres.running(server):
        assert left.wait(timeout=30) == 0
        server.furnish()
        assert server.answers()


def test_a_killed_server_recovers_from_its_stale_pid_file(server: EmbeddedPostgres) -> None:
    server.prepare()
    killed = subprocess.Popen(server.command(), stderr=subprocess.DEVNULL, **server.process_options())
    server.await_ready()
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert (server.cluster / "postmaster.pid").exists()
    with embedded_postgres.running(server):
        server.furnish()
        assert server.answers()


def test_a_path_too_long_for_a_socket_is_no_obstacle(server: EmbeddedPostgres) -> None:
    far = EmbeddedPostgres(folder=server.folder / ("deep" * 30), durable=False)
    assert far.socket_folder.parent == Path(tempfile.gettempdir())
    with embedded_postgres.running(far):
        far.furnish()
        assert far.answers()
    embedded_postgres.discard(far)


def test_the_application_is_no_superuser_and_there_is_no_tcp(postgres: EmbeddedPostgres) -> None:
    with psycopg.connect(postgres.address()) as connection:
        rights = "SELECT rolname, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        assert connection.execute(rights).fetchone() == ("upheld", False, False)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become a stranger")
def test_a_stranger_on_this_machine_is_not_let_in(postgres: EmbeddedPostgres) -> None:
    stranger = subprocess.run(
        ["/usr/bin/env", "python3", "-c", f"import os; os.listdir({str(postgres.socket_folder)!r})"],
        user=54321,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "PermissionError" in stranger.stderr
