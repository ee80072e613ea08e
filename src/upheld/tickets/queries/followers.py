"""Who follows a ticket, and whom a note could name; only people who are on the desk now."""

import re
from collections.abc import Sequence

from django.db.models import QuerySet

from upheld.accounts.models import User
from upheld.desks.models import Desk
from upheld.tickets.models import Follow, Ticket

# The most that completion offers, and that one note names.
OFFERED = 8
NAMED_AT_MOST = 20
# What may stand around a name: nothing that could be part of one, or of an address.
_BEFORE_NAME = r"(?<![\w.@])"
_AFTER_NAME = r"(?![\w@])"


def followers_of(ticket: Ticket) -> Sequence[User]:
    """Return who follows a ticket and is on its desk, by name."""
    following = Follow.objects.filter(ticket=ticket, ended_at__isnull=True)
    return list(_present(ticket.desk).filter(pk__in=following.values("user")).order_by("name", "id"))


def people_called(beginning: str, desk: Desk) -> Sequence[User]:
    """Return the first of those on a desk of whose name some word begins so, for completion; letters in any case."""
    sought = beginning.casefold().strip()
    return [user for user in _by_name(desk) if _begins(user, sought)][:OFFERED]


def people_named(text: str, desk: Desk) -> Sequence[User]:
    """Return those on a desk whom a text names: `@` and their whole name, or what stands before the @ of their address.

    A name in the middle of a word, as in an address, names nobody. Where a longer name fits, a shorter is not meant;
    two of one name are both meant.
    """
    if "@" not in text:
        return []
    called: dict[str, list[User]] = {}
    for user in _by_name(desk):
        for handle in _handles(user):
            called.setdefault(handle, []).append(user)
    longest_first = "|".join(re.escape(handle) for handle in sorted(called, key=len, reverse=True))
    found = re.finditer(rf"{_BEFORE_NAME}@({longest_first}){_AFTER_NAME}", text, re.IGNORECASE)
    named = (user for match in found for user in called.get(match[1].casefold(), ()))
    return list(dict.fromkeys(named))[:NAMED_AT_MOST]


def _present(desk: Desk) -> QuerySet[User]:
    return User.objects.filter(is_active=True, memberships__desk=desk, memberships__ended_at__isnull=True)


def _by_name(desk: Desk) -> Sequence[User]:
    return list(_present(desk).order_by("name", "id"))


def _begins(user: User, sought: str) -> bool:
    name = user.name.casefold()
    return name.startswith(sought) or any(word.startswith(sought) for word in name.split())


def _handles(user: User) -> tuple[str, ...]:
    return tuple({handle.casefold() for handle in (user.name, user.email.partition("@")[0]) if handle})
