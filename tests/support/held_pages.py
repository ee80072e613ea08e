"""A WSGI application for the contracts: it answers at once, or when a file has appeared."""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    """Answer with the number of this process; a query names the file to wait for."""
    awaited = environ["QUERY_STRING"]
    while awaited and not Path(awaited).exists():
        time.sleep(0.02)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]
