"""Ties a process to its parent, so that nothing outlives a killed supervisor.

Ordinary stopping is not decided here.
"""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1  # linux/prctl.h
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def tie(on_death: signal.Signals) -> Callable[[], None]:
    """Return what a child calls between fork and exec, to receive `on_death` when this process dies.

    Limits: Linux only; elsewhere a killed supervisor leaves its children running.
    """
    parent = os.getpid()

    def in_child() -> None:
        _ask_kernel(on_death)
        if os.getppid() != parent:  # it died before we could ask
            os._exit(1)

    return in_child


def follow_parent() -> None:
    """Die when the parent does; for the workers of an application server, which are forked from it."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    _ask_kernel(signal.SIGKILL)
    if os.getppid() != parent.pid:  # it died before we could ask
        os._exit(1)


def _ask_kernel(on_death: signal.Signals) -> None:
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, int(on_death), 0, 0, 0)
