"""What a desk announces to whoever reads a customers' page: for their plan, in their language, until put away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from upheld.accounts.models import User
from upheld.customers.queries import plans_of_user
from upheld.desks.models import Announcement
from upheld.desks.queries import announcements_now
from upheld.presentation.written import written
from upheld.tickets.queries.colleagues import plans_of_links

# The cookie by which a browser remembers what was put away, for as long as it stays open.
COOKIE = "announcements-read"
# Where the session keeps the tracking links that a browser has followed.
TRACKED = "tracking"
_REMEMBERED = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Banner:
    """An announcement as one reader sees it."""

    id: int
    # of the component `banner`
    kind: str
    html: SafeString


def banners(request: HttpRequest, desk: str, *, at: datetime) -> Sequence[Banner]:
    """Return what stands above a page of a desk, by its name. One query; more where something is for certain plans."""
    shown = [row for row in announcements_now(desk, at=at) if row.pk not in put_away(request)]
    plans = _plans(request, desk, at=at) if any(row.plans for row in shown) else frozenset()
    language = get_language() or ""
    return [banner_of(row, language) for row in shown if not row.plans or plans & set(row.plans)]


def banner_of(row: Announcement, language: str) -> Banner:
    """Return an announcement as whoever reads a language sees it."""
    return drawn(row.level, row.text_in(language), number=row.pk or 0)


def drawn(level: str, text: str, *, number: int = 0) -> Banner:
    """Return words as a banner; without a number it cannot be put away."""
    kind = "warn" if level == Announcement.Level.WARNING else "accent"
    return Banner(id=number, kind=kind, html=written(text))


def put_away(request: HttpRequest) -> list[int]:
    """Return which announcements this browser has put away, the last one first."""
    said = request.COOKIES.get(COOKIE, "").split(".")
    return [int(one) for one in said if one.isascii() and one.isdecimal() and len(one) < 19][:_REMEMBERED]


def with_put_away(request: HttpRequest, number: int) -> str:
    """Return what the cookie says once one more is put away."""
    others = [one for one in put_away(request) if one != number]
    return ".".join(str(one) for one in [number, *others][:_REMEMBERED])


def _plans(request: HttpRequest, desk: str, *, at: datetime) -> frozenset[str]:
    """Return the plans by which somebody reads: those of their account, and of the tickets that their links open."""
    by_account = plans_of_user(request.user, desk, at=at) if isinstance(request.user, User) else frozenset()
    links = request.session.get(TRACKED, [])
    return by_account | (plans_of_links(desk, links, at=at) if links else frozenset())
