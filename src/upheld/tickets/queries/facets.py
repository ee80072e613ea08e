"""How a facet is spelt: one thing that can be asked of an open ticket, as a word that an index finds.

What a row's own columns say is spelt alike by the database's function `tickets_facets`; who asks is not here.
"""

from enum import StrEnum


class About(StrEnum):
    """What a facet is about."""

    DESK = "desk"
    STATE = "state"
    KIND = "kind"
    PRIORITY = "priority"
    CHANNEL = "channel"
    TEAM = "team"
    HOLDER = "holder"
    ORGANISATION = "organisation"
    CONTACT = "contact"
    TAG = "tag"
    # The five that `actions/standing.py` derives.
    PROMISE = "promise"
    STRENGTH = "strength"
    HOLD = "hold"
    EMERGENCY = "emergency"
    ESCALATION = "escalation"


# An escalation that waits, waits for an answer.
WAITING, COUNTS = "waiting", "counts"
FACT = "fact."


def facet(about: About | str, value: object) -> str:
    """Return a facet; an empty value says that there is none, as in `holder=`."""
    return f"{about}={value}"


def fact(key: str) -> str:
    """Return what a facet is about that holds a fact of the agreement."""
    return FACT + key
