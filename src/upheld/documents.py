"""The shipped agreement documents: their names and texts. Stored versions live in the database, not here."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_SUFFIX = ".md"


class UnknownDocument(LookupError):
    """A name under which no agreement is shipped."""


def shipped_names() -> tuple[str, ...]:
    """Return the names of the shipped agreements, sorted."""
    return tuple(sorted(entry.name.removesuffix(_SUFFIX) for entry in _folder().iterdir() if _is_document(entry)))


def shipped_text(name: str) -> str:
    """Return the text of the shipped agreement `name`.

    Raises: UnknownDocument; the message names those that are shipped.
    """
    if name not in shipped_names():
        raise UnknownDocument(f"no agreement is called {name!r}; there are {', '.join(shipped_names())}")
    return (_folder() / f"{name}{_SUFFIX}").read_text(encoding="utf-8")


def _folder() -> Traversable:
    # An installed wheel carries the documents beside this module; a source tree keeps them at its root.
    installed = files("upheld") / "documents"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "agreements"


def _is_document(entry: Traversable) -> bool:
    return entry.name.endswith(_SUFFIX) and entry.is_file()
