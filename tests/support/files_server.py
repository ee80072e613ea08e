"""The process of files, for tests of what only a real one can show: memory, killing, a browser."""

import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from tests.support import processes
from upheld.config.processes import parts

PATIENCE_S = 60.0  # a loaded machine is slow to start


@dataclass
class FilesServer:
    """A process of files at a port, over the folder of the test's own store."""

    port: int
    folder: Path

    def start(self) -> None:
        """Start it, and wait until it answers."""
        given = {"UPHELD_FILES_PORT": str(self.port), "UPHELD_FILES_FOLDER": str(settings.FILES_FOLDER)}
        with pytest.MonkeyPatch.context() as environment:
            for name, value in given.items():
                environment.setenv(name, value)
            self.process = processes.start(*parts.files("127.0.0.1").command[1:], folder=self.folder)
        deadline = time.monotonic() + PATIENCE_S
        while not self._answers():
            assert time.monotonic() < deadline, "the process of files does not answer"
            time.sleep(0.1)

    def kill(self) -> None:
        """Kill it, with SIGKILL."""
        processes.kill(self.process)

    def memory(self) -> int:
        """Return how many bytes of memory it takes, with all that it started."""
        own = psutil.Process(self.process.pid)
        return sum(one.memory_info().rss for one in (own, *own.children(recursive=True)))

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            return False


@contextmanager
def serving(folder: Path) -> Iterator[FilesServer]:
    """Run one until the block ends."""
    server = FilesServer(port=processes.free_port(), folder=folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()
