"""Telling open pages of a ticket what no event tells, because nothing has happened yet; nothing is written."""

import json

from django.db import connection

from upheld.tickets.models import Ticket

# The channel on which a trigger announces the audit trail; pages take both alike.
CHANNEL = "upheld_changes"


def on_its_way(ticket: Ticket) -> None:
    """Let the desk's pages ask for a ticket anew once the transaction commits, for a reply has set out."""
    told = {"desk": ticket.desk.name, "subject": "ticket", "number": ticket.number, "verb": "on its way"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps(told)])
