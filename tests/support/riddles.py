"""Working on the riddles that strangers get while a desk is flooded."""

import base64
import json
from typing import Any

from altcha.v1 import solve_challenge


def solved(riddle: dict[str, Any]) -> str:
    """Work on a riddle as a browser does."""
    found = solve_challenge(str(riddle["challenge"]), str(riddle["salt"]), "SHA-256", int(str(riddle["maxNumber"])))
    assert found is not None
    names = ("algorithm", "challenge", "salt", "signature")
    return base64.b64encode(
        json.dumps({name: riddle[name] for name in names} | {"number": found.number}).encode()
    ).decode()
