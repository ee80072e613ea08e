"""The command lines of the processes."""

import sys
from pathlib import Path

import pytest

from upheld.config.embedded_postgres import EmbeddedPostgres
from upheld.config.processes import pages, parts
from upheld.config.settings import base


def test_the_ports_of_pages_and_live_updates_are_those_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("UPHELD_PORT", "9100")
    monkeypatch.delenv("UPHELD_LIVE_PORT", raising=False)
    assert "9100" in parts.pages("127.0.0.1").command
    assert "9101" in parts.live("127.0.0.1").command


def test_every_process_runs_with_this_python() -> None:
    ours = [parts.pages("::1"), parts.live("::1"), parts.files("::1"), parts.worker(), parts.mail_catcher()]
    assert {part.command[0] for part in ours} == {sys.executable}
    assert [part.name for part in ours] == ["pages", "live", "files", "worker", "mail"]


def test_a_page_process_never_asks_the_pool_for_more_than_it_holds() -> None:
    assert base.DATABASES["default"]["ENGINE"] == "upheld.config.postgresql"
    assert base.POOL["max_size"] >= pages.THREADS


def test_the_database_listens_on_its_socket_alone(tmp_path: Path) -> None:
    command = parts.database(EmbeddedPostgres(folder=tmp_path)).command
    assert "listen_addresses=" in command
    assert str(tmp_path / "socket") in command
