"""Who holds the data folder: one running Upheld at a time; what is kept in the folder is not decided here."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DataFolderInUse(Exception):
    """Another Upheld runs on the same data folder."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold `folder` until the block ends, or this process does, however it ends.

    The kernel keeps the lock, so nothing stale can be left behind by a killed process.
    Raises: DataFolderInUse, naming the process that holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DataFolderInUse(_refusal(folder)) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def _refusal(folder: Path) -> str:
    holder = (folder / "lock").read_text().strip() or "unknown"
    return (
        f"Another Upheld (process {holder}) already runs on the data in {folder}. "
        "Stop it, or give this one a folder of its own with UPHELD_DATA."
    )
