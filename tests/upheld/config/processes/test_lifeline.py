"""A child goes when its parent is killed, however the parent is killed."""

import select
import signal
import subprocess
import sys

import pytest

PARENT = """
import signal, subprocess, sys, time
from upheld.config.processes import lifeline
child = subprocess.Popen(
    [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"],
    preexec_fn=lifeline.tie(signal.SIGTERM),
)
time.sleep(60)
"""


# A worker as an application server forks it, which hears of no signal: it inherited its parent's way with them.
FORKED = """
import multiprocessing, signal, time
from upheld.config.processes import lifeline

def work():
    lifeline.follow_parent()
    print("up", flush=True)
    time.sleep(60)

signal.signal(signal.SIGTERM, lambda *_: None)
multiprocessing.get_context("fork").Process(target=work).start()
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux does this")
@pytest.mark.parametrize("program", [PARENT, FORKED], ids=["tied", "forked"])
def test_a_child_does_not_outlive_a_killed_parent(program: str) -> None:
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"up\n"
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        readable, _, _ = select.select([parent.stdout], [], [], 20)
        assert readable, "the child still holds the pipe"
        assert parent.stdout.read() == b""
