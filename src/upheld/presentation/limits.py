"""How often something may be done on pages that are open to all: from one place, by one person, on one desk.

What each page allows stands beside it as `Bounds`. The counts are rows, so that they hold whichever process answers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv6Address, ip_address, ip_network

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.desks.models import Desk
from upheld.presentation.customer_page import reader_zone
from upheld.presentation.when import words, zone_name
from upheld.tallies.actions import count
from upheld.tallies.facts import Limit

TOO_MANY = 429
# Whoever has a network of this size has all of its addresses (RFC 6177).
_ONE_SENDER = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """How often one deed may be done in an hour."""

    deed: str
    from_one_place: int
    # By one account; those who are signed in are not counted against their desk.
    by_one_person: int
    # By all strangers together.
    on_one_desk: int

    def limits(self, request: HttpRequest, desk: str) -> Iterator[tuple[Limit, str]]:
        """Yield each limit that holds for a request, and against whom it is counted."""
        yield Limit(deed=f"{self.deed}, from", at_most=self.from_one_place), place_of(request)
        if isinstance(request.user, User):
            yield Limit(deed=f"{self.deed}, by", at_most=self.by_one_person), f"user:{request.user.pk}"
        else:
            yield Limit(deed=f"{self.deed}, on", at_most=self.on_one_desk), desk


def place_of(request: HttpRequest) -> str:
    """Return from where on the network a request comes: an address, or the network of one sender."""
    said = str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ip_address(said)
    except ValueError:
        return said
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, _ONE_SENDER), strict=False))
    return str(address)


def refused_until(request: HttpRequest, desk: str, bounds: Bounds, *, at: datetime) -> datetime | None:
    """Count a deed once more, and return until when it is refused; None if it may be done."""
    standings = count.one_more_each(dict(bounds.limits(request, desk)), at=at)
    return max((one.ends_at for one in standings if one.too_many), default=None)


def said_of(until: datetime, desk: Desk, request: HttpRequest, *, at: datetime) -> str:
    """Return that too much came from here, and when one may try again on the reader's wall."""
    zone = reader_zone(desk, request.user)
    when = f"{words(until, zone=zone, at=at)} {zone_name(until, zone=zone)}"
    return _("Too much was sent from here. Try again at {when}, or write to us.").format(when=when)


def wait(response: HttpResponse, until: datetime, *, at: datetime) -> HttpResponse:
    """Say in an answer's header, too, when one may try again."""
    response.headers["Retry-After"] = str(max(1, int((until - at).total_seconds())))
    return response
