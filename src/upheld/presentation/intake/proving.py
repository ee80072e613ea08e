"""Proof that a stranger's machine has worked for what it sends, asked while a desk is flooded; altcha's, version 1.

Without script there is none to show: such a request waits until its address is confirmed by mail. Emergencies are never
asked for it.
"""

import base64
import json
from datetime import datetime, timedelta
from typing import Any

from altcha.v1 import ChallengeOptions, create_challenge, verify_solution
from django.conf import settings
from django.utils.crypto import salted_hmac

from upheld.desks.models import Desk
from upheld.desks.queries import siege_of
from upheld.presentation.intake.asking import Asking
from upheld.tallies.actions import count
from upheld.tallies.facts import Limit

# How far a browser has to count at most: a second or two, on a phone some more.
HARDEST = 60_000
GOOD_FOR = timedelta(minutes=30)
# Each proof is for one request.
_ONCE = Limit(deed="proof shown", at_most=1, within=GOOD_FOR)
FIELD = "proof"
_LONGEST = 2_000


def is_asked_for(asking: Asking) -> bool:
    """Say whether whoever asks has to show proof: a stranger, while their desk is flooded."""
    return asking.identity is None and siege_of(asking.desk, at=asking.at) is not None


def riddle(asking: Asking) -> str:
    """Return what a browser has to work on, for the form's page; empty where nothing is asked."""
    return json.dumps(challenge(asking.desk, at=asking.at)) if is_asked_for(asking) else ""


def challenge(desk: Desk, *, at: datetime) -> dict[str, Any]:
    """Return a riddle that this desk alone takes an answer to, for a while."""
    expires, about = at + GOOD_FOR, {"desk": desk.name}
    options = ChallengeOptions(max_number=HARDEST, hmac_key=_key(), expires=expires, params=about)
    return dict(create_challenge(options).to_dict())


def is_proof(said: str, desk: Desk, *, at: datetime) -> bool:
    """Say whether what a browser shows is the answer to a riddle of this desk, in time and for the first time."""
    try:
        shown = json.loads(base64.b64decode(said[:_LONGEST], validate=True))
        about = dict(part.split("=", 1) for part in shown["salt"].rstrip("&").partition("?")[2].split("&"))
        in_time = at.timestamp() < int(about["expires"])
        solved, _fault = verify_solution(shown, _key(), check_expires=False)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    if not solved or not in_time or about.get("desk") != desk.name:
        return False
    return not count.one_more(_ONCE, shown["challenge"], at=at).too_many


def _key() -> str:
    return salted_hmac("upheld.proof", settings.SECRET_KEY, algorithm="sha256").hexdigest()
