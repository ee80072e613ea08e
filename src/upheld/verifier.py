"""The verifier as it is handed out: its text and its digest. What it does lives in that file, which nothing imports."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

NAME = "verify_receipt.py"


@cache
def verifier_source() -> bytes:
    """Return the verifier, byte for byte as people download it."""
    return _file().read_bytes()


@cache
def verifier_digest() -> str:
    """Return the SHA-256 of the verifier, in hexadecimal, to compare with what was downloaded."""
    return hashlib.sha256(verifier_source()).hexdigest()


def _file() -> Traversable:
    # An installed wheel carries it beside this module; a source tree keeps it at its root.
    installed = files("upheld") / NAME
    return installed if installed.is_file() else Path(__file__).parents[2] / NAME
