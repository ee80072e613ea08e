"""As whom the embedded database runs, and what it may pass through."""

import os
import stat
from pathlib import Path

import pytest

from upheld.config import unprivileged

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can change user")


def runner(*, switch: bool = True) -> unprivileged.Runner:
    return unprivileged.Runner(name="somebody", uid=54321, gid=54321, switch=switch)


def mode(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)


@as_root
def test_root_runs_it_as_nobody_until_the_data_has_an_owner(tmp_path: Path) -> None:
    data = tmp_path / "postgres"
    assert unprivileged.runner_for(data).name == "nobody"
    data.mkdir()
    assert unprivileged.runner_for(data).name == "nobody"
    os.chown(data, 1, 1)
    assert unprivileged.runner_for(data).uid == 1
    assert unprivileged.runner_for(data).popen_options() == {"user": 1, "group": 1, "extra_groups": []}


@pytest.mark.skipif(os.geteuid() == 0, reason="root must change user")
def test_an_ordinary_user_runs_it_as_themselves(tmp_path: Path) -> None:
    assert unprivileged.runner_for(tmp_path).uid == os.geteuid()
    assert unprivileged.runner_for(tmp_path).popen_options() == {}


def test_a_closed_path_is_opened_for_passing_but_not_for_reading(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "data").mkdir(parents=True)
    home.chmod(0o700)
    assert home in unprivileged.open_path_to(home / "data", runner())
    assert mode(home) == 0o701
    assert unprivileged.open_path_to(home / "data", runner()) == []


def test_no_path_is_opened_for_ourselves(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert unprivileged.open_path_to(tmp_path / "data", runner(switch=False)) == []
    assert mode(tmp_path) == 0o700


@as_root
def test_what_is_handed_over_is_private_to_its_owner(tmp_path: Path) -> None:
    unprivileged.hand_over(tmp_path / "postgres", runner())
    assert (tmp_path / "postgres").stat().st_uid == 54321
    assert mode(tmp_path / "postgres") == 0o700
