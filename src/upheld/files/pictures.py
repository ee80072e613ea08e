"""Has pictures drawn anew in a process of their own, with a limit on memory and time; how, is in `redrawing`."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from upheld.files.kinds import PictureKind

PATIENCE_S = 60.0
# At once in one process of ours: each may take a core and a gigabyte.
_places = threading.BoundedSemaphore(1)


class NotAPicture(ValueError):
    """It claims to be a picture, but cannot be drawn, or not within the limits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture as it was drawn anew."""

    width: int
    height: int


def redraw(kind: PictureKind, source: Path, *, picture: Path, thumbnail: Path) -> Picture:
    """Draw the file at `source` anew into both other files: its points, and nothing else that was in it.

    Raises: NotAPicture; what was half drawn may lie in both files then.
    """
    words = [sys.executable, "-m", "upheld.files.redrawing", kind.format, str(source), str(picture), str(thumbnail)]
    with _places:
        try:
            done = subprocess.run(words, capture_output=True, timeout=PATIENCE_S, check=False)
        except subprocess.TimeoutExpired as fault:
            raise NotAPicture("it took too long to draw") from fault
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise NotAPicture(last or f"ended by signal {-done.returncode}")
    width, height = json.loads(done.stdout)
    return Picture(width=width, height=height)
