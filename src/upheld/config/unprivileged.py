"""As whom the embedded database runs when Upheld was started by root, which PostgreSQL refuses.

Nothing else drops rights.
"""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

FALLBACK = "nobody"


@dataclass(frozen=True, kw_only=True, slots=True)
class Runner:
    """A user of the operating system to run as."""

    # its name, as PostgreSQL's initdb will look it up
    name: str
    uid: int
    gid: int
    # whether we must change to it, being root
    switch: bool

    def popen_options(self) -> dict[str, object]:
        """Return the options that make `subprocess` run a command as this user."""
        if not self.switch:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


class NoUserName(Exception):
    """The process runs as a user id without a name, for which PostgreSQL cannot be initialised."""


def runner_for(folder: Path) -> Runner:
    """Return as whom to run a database kept in `folder`: ourselves; as root, its owner or else `nobody`.

    Raises: NoUserName, if the user id has no name.
    """
    if os.geteuid() != 0:
        return _runner(os.geteuid(), switch=False)
    owner = folder.stat().st_uid if folder.exists() else 0
    return _runner(owner or pwd.getpwnam(FALLBACK).pw_uid, switch=True)


def _runner(uid: int, *, switch: bool) -> Runner:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise NoUserName(
            f"User id {uid} has no name on this machine, which the embedded PostgreSQL needs. "
            "Add it to /etc/passwd, or set DATABASE_URL."
        ) from None
    return Runner(name=entry.pw_name, uid=uid, gid=entry.pw_gid, switch=switch)


def hand_over(folder: Path, runner: Runner) -> None:
    """Make `folder`, private to `runner`."""
    folder.mkdir(parents=True, exist_ok=True)
    if runner.switch and folder.stat().st_uid != runner.uid:
        os.chown(folder, runner.uid, runner.gid)
    folder.chmod(0o700)


def open_path_to(target: Path, runner: Runner) -> list[Path]:
    """Let `runner` pass through every folder above `target`; return those that had to be opened.

    Passing is not reading: only the search bit is given (`chmod o+x`), so no private home can be listed.
    """
    if not runner.switch:
        return []
    closed = [folder for folder in target.resolve().parents if not _passable(folder, runner)]
    for folder in closed:
        folder.chmod(folder.stat().st_mode | stat.S_IXOTH)
    return closed


def _passable(folder: Path, runner: Runner) -> bool:
    status = folder.stat()
    if status.st_uid == runner.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == runner.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)
