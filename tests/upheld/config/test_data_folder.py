"""One running Upheld per data folder; nothing stale can lock it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from upheld.config import data_folder

HOLDER = """
import sys, time
from pathlib import Path
from upheld.config import data_folder
with data_folder.held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def holder_of(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_holder_is_refused_and_told_who_holds(tmp_path: Path) -> None:
    with holder_of(tmp_path) as first:
        refused = pytest.raises(data_folder.DataFolderInUse, match=f"process {first.pid}.*UPHELD_DATA")
        with refused, data_folder.held(tmp_path):
            pass
        first.kill()


def test_a_killed_holder_leaves_nothing_behind(tmp_path: Path) -> None:
    with holder_of(tmp_path) as first:
        first.send_signal(signal.SIGKILL)
    with data_folder.held(tmp_path):
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"


def test_a_folder_can_be_held_again_after_it_was_let_go(tmp_path: Path) -> None:
    for _ in range(2):
        with data_folder.held(tmp_path / "new"):
            pass
