"""The verifier as a test uses it: loaded from its one file, never through the product."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

FILE = Path(__file__).parents[2] / "verify_receipt.py"


def load() -> ModuleType:
    """Return the verifier as a module of its own."""
    spec = importlib.util.spec_from_file_location("verify_receipt", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


verifier = load()


def differing_step(receipt: dict[str, Any], text: str | None = None) -> str | None:
    """Return the first step of a receipt that differs, or None if all agree; it is read as JSON, as anybody would."""
    try:
        verifier.verify(json.loads(json.dumps(receipt)), text)
    except verifier.Differs as found:
        return str(found.args[0])
    return None


def with_new_digest(receipt: dict[str, Any]) -> dict[str, Any]:
    """Return a tampered receipt as a forger who knows how to digest would leave it."""
    return {**receipt, "digest": verifier.digest_of(receipt)}
