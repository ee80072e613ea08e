"""Saying who is at a ticket right now; it is announced and forgotten: no row is written."""

import json
from enum import StrEnum

from django.db import connection

from upheld.accounts.models import User
from upheld.tickets.models import Ticket

CHANNEL = "upheld_presence"


class Doing(StrEnum):
    """What somebody does at a ticket."""

    LOOKING = "looking"
    REPLYING = "replying"
    NOTING = "noting"
    GONE = "gone"


def say(ticket: Ticket, who: User, doing: Doing) -> None:
    """Announce what somebody does at a ticket to the open pages of its desk; whoever listens later hears nothing."""
    told = {"desk": ticket.desk.name, "ticket": ticket.number, "person": who.pk, "name": who.name, "doing": doing}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps(told)])
