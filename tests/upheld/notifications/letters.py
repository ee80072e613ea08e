"""Notifications for tests, as `tickets.actions.tell` writes them."""

from datetime import UTC, datetime
from typing import Any

from upheld.notifications.actions import outbox
from upheld.notifications.models import Notification

# The night in which Berlin's clocks went back.
WRITTEN_AT = datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC)

DESK = {"name": "north", "title": "North, the Desk", "zone": "America/Sao_Paulo", "email": "desk@north.example"}
TICKET = {"number": 7, "reference": "NO-7", "subject": "Mail bounces", "priority": "p2"}
ABOUT: dict[str, Any] = {"desk": DESK, "ticket": TICKET}


def put(
    key: str = "received:7",
    *,
    template: str = "ticket-resolved",
    to: str = "ana@acme.example",
    name: str = "Ana Duarte",
    at: datetime = WRITTEN_AT,
    **payload: Any,
) -> Notification:
    """Put one notification into the outbox of desk North and return its row."""
    outbox.put(
        key,
        desk="north",
        subject="ticket",
        number=7,
        to=outbox.Recipient(address=to, name=name),
        template=template,
        payload={**ABOUT, "tracking": "0" * 32, **payload},
        at=at,
    )
    return Notification.objects.get(key=key)
