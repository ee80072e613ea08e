"""Follows the rules of every desk, and forgets what they did long ago; which run is the workflow's."""

from datetime import datetime

from upheld.rules.actions import forget
from upheld.workflows import follow_rules


def do_one(at: datetime) -> bool:
    """Follow one event, or one rule whose time has come; return whether there was one.

    1. Ask the rules about the event that has waited longest, ticket by ticket in the order in which things happened.
    2. If there is none, let the rule run that has waited longest past its time.
    """
    return follow_rules.follow_next(at=at) or follow_rules.follow_waiting(at=at)


def forget_one(at: datetime) -> bool:
    """Forget some of what rules did longer ago than is kept; return whether there was any."""
    return forget.next_old(at=at)
