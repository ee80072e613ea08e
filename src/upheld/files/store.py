"""Where files lie: parts that are still arriving, in a folder of this machine, and the store of those that are whole.

What a file is, and whose, is not known here. A part is locked by whoever writes it, and the kernel ends the lock with
the process, so a part without a lock is one that nobody will ever finish.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages

from upheld.files.limits import ROOM_KEPT


class BeingSent(Exception):
    """Somebody is sending this very file already."""


class _Whole(File):  # type: ignore[type-arg]  # Django's File is generic for type checkers only
    """A whole file on this machine, which a store on the same disk may take instead of copying it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.open("rb"))
        self._path = path

    def temporary_file_path(self) -> str:
        """Return where it lies: Django moves a file that can say so."""
        return str(self._path)


def whole_files() -> Storage:
    """Return the store: a folder of this machine, or a bucket."""
    return storages["files"]


def has_room(size: int) -> bool:
    """Say whether so many bytes may arrive on this machine."""
    folder = _folder()
    return shutil.disk_usage(folder).free > size + ROOM_KEPT


@contextmanager
def arriving(name: str) -> Iterator[tuple[Path, BinaryIO]]:
    """Open a part to be written from its beginning; it is gone when the block ends, unless it was kept.

    Raises: BeingSent, while another process or thread writes the same part.
    """
    path = _folder() / name
    with path.open("ab+") as part:
        try:
            fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BeingSent(name) from None
        if not _is_still_there(path, part):
            raise BeingSent(name)
        try:
            part.truncate(0)
            yield path, part
        finally:
            _remove(path)


def keep(path: Path, key: str) -> None:
    """Put a whole file into the store under `key`, in place of what lies there; it is on the disk when this returns."""
    store = whole_files()
    with path.open("rb") as written:
        os.fsync(written.fileno())
    store.delete(key)
    with _Whole(path) as whole:
        store.save(key, whole)
    with suppress(NotImplementedError):  # a bucket has no folders
        _sync_folder(Path(store.path(key)).parent)


def discard(*keys: str) -> None:
    """Delete files from the store; one that is not there is no fault."""
    for key in keys:
        whole_files().delete(key)


def sweep_parts() -> int:
    """Delete the parts that nobody will finish, because whoever wrote them is gone; return how many there were."""
    parts = [path for path in _folder().iterdir() if not path.suffix]  # what is made from a part has a suffix
    return sum(_swept(path) for path in parts)


def _swept(path: Path) -> bool:
    with suppress(FileNotFoundError, BlockingIOError), path.open("rb") as part:
        fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _remove(path)
        return True
    return False


def _remove(path: Path) -> None:
    """Delete a part and what was made from it; itself last, so that a sweep that is killed finds it again."""
    for made in path.parent.glob(f"{path.name}.*"):
        made.unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def _is_still_there(path: Path, part: BinaryIO) -> bool:
    """Say whether the file that was locked is the one of that name, and not one that was swept meanwhile."""
    with suppress(FileNotFoundError):
        return path.stat().st_ino == os.fstat(part.fileno()).st_ino
    return False


def _folder() -> Path:
    folder = Path(settings.FILES_ARRIVING)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
