"""Refusing a second answer: whoever writes has not read what somebody else said meanwhile. It writes nothing."""

from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.tickets.models import Ticket
from upheld.tickets.queries.said import read_mark, who_said_more


class AnsweredMeanwhile(ValueError):
    """Somebody else said something that the writer's page did not show; the message names them."""


def refuse(ticket: Ticket, seen: str, *, by: User) -> None:
    """Refuse if others said more than `seen`, the mark of the writer's page; a mark that is none refuses nothing.

    The caller holds the ticket, so that of two who send at once one is refused. Raises: AnsweredMeanwhile.
    """
    mark = read_mark(seen)
    who = who_said_more(ticket, by, mark) if mark else None
    if who is not None:
        raise AnsweredMeanwhile(_("{who} has written meanwhile; read it, then send again").format(who=who))
