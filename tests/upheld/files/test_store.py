"""What lies in the store is whole, and what is half is gone with whoever wrote it."""

import multiprocessing
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from upheld.files import store
from upheld.files.limits import ROOM_KEPT


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FILES_ARRIVING = tmp_path / "arriving"
    return tmp_path / "arriving"


def test_a_whole_file_is_kept_and_can_be_replaced() -> None:
    for said in (b"first", b"second"):
        with store.arriving("a1") as (path, part):
            part.write(said)
            part.flush()
            store.keep(path, "a1/a1")

    with store.whole_files().open("a1/a1") as kept:
        assert kept.read() == b"second"
    assert os.stat(store.whole_files().path("a1/a1")).st_mode & 0o077 == 0
    store.discard("a1/a1", "a1/never-there")
    assert not store.whole_files().exists("a1/a1")


def test_what_was_not_kept_is_gone(own_folder: Path) -> None:
    with store.arriving("a2") as (path, part):
        part.write(b"half")
        path.with_suffix(".drawn").write_bytes(b"made from it")

    assert list(own_folder.iterdir()) == []


def test_one_part_has_one_writer_and_no_sweep_takes_it_from_them(own_folder: Path) -> None:
    with store.arriving("a3"):
        with pytest.raises(store.BeingSent), store.arriving("a3"):
            pass
        assert store.sweep_parts() == 0
        assert [path.name for path in own_folder.iterdir()] == ["a3"]


def _die_while_writing(told: Any) -> None:
    with store.arriving("a4") as (path, part):
        part.write(b"half")
        part.flush()
        path.with_suffix(".small").write_bytes(b"x")
        told.send("writing")
        os.kill(os.getpid(), signal.SIGKILL)


def test_what_a_killed_process_left_is_swept(own_folder: Path) -> None:
    heard, told = multiprocessing.Pipe()
    writer = multiprocessing.get_context("fork").Process(target=_die_while_writing, args=(told,))
    writer.start()
    assert heard.recv() == "writing"
    writer.join()

    assert len(list(own_folder.iterdir())) == 2
    assert store.sweep_parts() == 1
    assert list(own_folder.iterdir()) == []


def test_room_is_kept_for_everything_else() -> None:
    assert store.has_room(1) in {True, False}
    assert not store.has_room(2**62 - ROOM_KEPT)
