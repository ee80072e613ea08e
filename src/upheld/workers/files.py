"""Sweeps away the files that belong to no message; what a file is, and how it is deleted, is known elsewhere."""

import logging
from datetime import datetime

from upheld.files import store
from upheld.tickets.actions import upload

log = logging.getLogger(__name__)


def do_one(at: datetime) -> bool:
    """Sweep one file; return whether there was one.

    1. Take the oldest that was begun too long ago, unless another worker has it.
    2. Delete its content, then its row: a worker killed in between leaves a row, and the next sweep ends the work.
    """
    return upload.sweep_one(at=at)


def sweep_parts() -> None:
    """Delete what was half written on this machine by processes that are gone."""
    if swept := store.sweep_parts():
        log.info("%d half files of killed processes were deleted", swept)
