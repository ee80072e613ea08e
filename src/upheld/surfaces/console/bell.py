"""The bell in the rail: where it leads and how much is unread; what stands under it is the page of `notices`."""

from dataclasses import dataclass

from upheld.desks.models import Membership
from upheld.notifications.queries import UNREAD_UP_TO, unread_count
from upheld.presentation.addresses import address


@dataclass(frozen=True, kw_only=True, slots=True)
class Bell:
    """How much one person has not read on one desk."""

    url: str
    # where a page asks for it anew
    refresh_url: str
    # empty when all is read
    count: str
    active: bool


def bell_of(member: Membership, *, active: bool = False) -> Bell:
    """Return somebody's bell: one query, that of what is unread."""
    desk = member.desk.name
    count = unread_count(member.user_id, desk=desk)
    words = f"{UNREAD_UP_TO}+" if count >= UNREAD_UP_TO else str(count or "")
    url, refresh_url = address("console:notices", desk), address("console:bell", desk)
    return Bell(url=url, refresh_url=refresh_url, count=words, active=active)
