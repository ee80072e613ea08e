"""Where the embedded form stands: a desk whose agreement has such a way in, and the websites that may show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement.terms import Agreement, ChannelTerm
from upheld.agreements.access import agreement_in_force
from upheld.customers.queries.websites import allowed_origins
from upheld.desks.access import NotFound, public_desk
from upheld.desks.models import Desk

# The agreement's name for this way in, where it has one.
CHANNEL = "embedded"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A desk that answers in other websites."""

    desk: Desk
    agreement: Agreement
    channel: ChannelTerm
    origins: Sequence[str]


def place_of(desk_name: str, *, at: datetime) -> Place:
    """Return the desk's place in other websites. Raises NotFound, if its agreement has no such way in."""
    desk = public_desk(desk_name)
    agreement = agreement_in_force(desk, at=at)
    channel = embedded_channel(agreement)
    if channel is None:
        raise NotFound
    return Place(desk=desk, agreement=agreement, channel=channel, origins=allowed_origins(desk))


def embedded_channel(agreement: Agreement) -> ChannelTerm | None:
    """Return the agreement's way in by a button in other websites; None where it has none."""
    return next((way for way in agreement.channels if way.key == CHANNEL), None)
