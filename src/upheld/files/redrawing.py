"""Draws a picture anew from its points, so that nothing else in the file is kept; run as a process of its own.

    python -m upheld.files.redrawing PNG source picture thumbnail

Writes both files and prints the picture's width and height. No setting, no database, no name from outside.
"""

import json
import resource
import sys
import warnings
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, ImageSequence

MOST_POINTS = 50_000_000  # of one picture
MOST_POINTS_MOVING = 100_000_000  # of all pictures of a moving one together
THUMBNAIL = (480, 360)
MEMORY = 1536 * 1024 * 1024  # bytes
CPU_S = 40
LARGEST_OUTPUT = 512 * 1024 * 1024  # bytes
AS_THEY_ARE = {"PNG": ("1", "L", "LA", "P", "RGB", "RGBA"), "JPEG": ("L", "RGB"), "WEBP": ("RGB", "RGBA")}


class TooManyPoints(ValueError):
    """The picture would take more memory than it is worth."""


def main(words: list[str]) -> None:
    """Draw one picture within the limits of this process. Any fault ends the process, and that is the answer."""
    kind, source, picture, thumbnail = words
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT, LARGEST_OUTPUT))
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    print(json.dumps(redraw(kind, Path(source), Path(picture), Path(thumbnail))))


def redraw(kind: str, source: Path, picture: Path, thumbnail: Path) -> tuple[int, int]:
    """Draw `source`, which must be a `kind`, anew into both files; return the picture's width and height.

    Raises: TooManyPoints, before anything is unpacked; OSError and others of Pillow, if it cannot be read to its end.
    """
    with Image.open(source, formats=[kind]) as opened:
        _refuse_bomb(opened)
        frames = getattr(opened, "n_frames", 1) if kind in {"GIF", "WEBP"} else 1
        if frames > 1:
            size = _redraw_moving(opened, kind, picture)
            opened.seek(0)
            first = _bare(opened.convert("RGBA"))
        else:
            first = _still(opened, kind)
            first.save(picture, kind, **_how(kind))
            size = first.size
    first.thumbnail(THUMBNAIL)
    first.convert("RGBA" if first.has_transparency_data else "RGB").save(thumbnail, "WEBP", quality=78)
    return size


def _refuse_bomb(opened: Image.Image) -> None:
    points = opened.width * opened.height
    if points > MOST_POINTS or points * getattr(opened, "n_frames", 1) > MOST_POINTS_MOVING:
        raise TooManyPoints(f"{opened.width} by {opened.height} points")


def _still(opened: Image.Image, kind: str) -> Image.Image:
    upright = ImageOps.exif_transpose(opened)
    wanted = AS_THEY_ARE.get(kind)
    if wanted and upright.mode not in wanted:
        upright = upright.convert("RGBA" if upright.has_transparency_data and kind != "JPEG" else "RGB")
    return _bare(upright)


def _redraw_moving(opened: Image.Image, kind: str, picture: Path) -> tuple[int, int]:
    drawn, shown_ms = [], []
    for frame in ImageSequence.Iterator(opened):
        shown_ms.append(int(frame.info.get("duration", 100)))
        drawn.append(_bare(frame.convert("RGBA")))
    turns: dict[str, Any] = {"loop": 0} if kind == "WEBP" or "loop" in opened.info else {}
    drawn[0].save(picture, kind, save_all=True, append_images=drawn[1:], duration=shown_ms, **turns)
    return drawn[0].size


def _bare(drawn: Image.Image) -> Image.Image:
    """Return a picture with its points and what colours mean, and nothing that was written beside them."""
    bare = drawn.copy()
    transparent = bare.info.get("transparency")
    bare.info.clear()
    if transparent is not None and bare.mode in {"P", "1", "L", "RGB"}:
        bare.info["transparency"] = transparent
    return bare


def _how(kind: str) -> dict[str, Any]:
    return {"JPEG": {"quality": 90, "optimize": True}, "WEBP": {"quality": 90}}.get(kind, {})


if __name__ == "__main__":
    main(sys.argv[1:])
