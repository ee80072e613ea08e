"""What the frontend build left behind: hashed addresses and icon drawings. The build is in frontend/."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import upheld

ASSETS = Path(upheld.__file__).resolve().parent / "assets"


class UnknownAsset(LookupError):
    """The build knows no entry of that name."""


def address_of(source: str, *, built: Path = ASSETS) -> str | None:
    """Return the built file of `source`, relative to the static root; None while nothing is built.

    `source` is a path below frontend/, or an entry's own name below frontend/src/ ("console.ts").
    Raises: UnknownAsset, if the build has no such entry.
    """
    manifest = _read(built / "manifest.json")
    if manifest is None:
        return None
    entry = manifest.get(f"src/{source}") or manifest.get(source)
    if entry is None:
        raise UnknownAsset(f"{source} is no entry of the frontend build; there are {', '.join(sorted(manifest))}")
    return str(entry["file"])


def text_of(source: str, *, built: Path = ASSETS) -> str | None:
    """Return what stands in the built file of `source`; None while nothing is built. Raises: UnknownAsset."""
    file = address_of(source, built=built)
    return None if file is None else _text(built / file)


def drawing_of(icon: str, *, built: Path = ASSETS) -> str:
    """Return the inner SVG of a Tabler icon; empty while nothing is built.

    Raises: UnknownAsset, if frontend/icons.json does not name it.
    """
    drawings = _read(built / "icons.json")
    if drawings is None:
        return ""
    if icon not in drawings:
        raise UnknownAsset(f"the icon {icon} is not named in frontend/icons.json")
    return str(drawings[icon])


def _read(path: Path) -> dict[str, Any] | None:
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return _parse(path, changed)


@lru_cache(maxsize=4)
def _text(path: Path) -> str:  # a rebuild gives it another name
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def _parse(path: Path, changed: int) -> dict[str, Any]:  # `changed` makes a rebuild a different question
    parsed: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return parsed
