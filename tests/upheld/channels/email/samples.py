"""One payload per mail that the desk sends, as `tickets.actions.tell` writes them; awkward where it can be."""

from typing import Any

from tests.upheld.notifications.letters import WRITTEN_AT
from upheld.notifications.models import Notification

DESK = {"name": "intesys", "title": "InteSys", "zone": "America/Sao_Paulo", "email": "support@intesys.example"}
TICKET = {
    "number": 12,
    "reference": "IS-12",
    "subject": "Mail from <Acme & Söhne> bounces since the change of the 24th",
    "priority": "p2",
}
PROMISES = [
    {
        "metric": "response_time",
        "due": "2026-10-25T03:00:00+00:00",
        "words": None,
        "amount": "within 2 h",
        "strength": "target",
        "clause": "4.2",
    },
    {
        "metric": "resolution_time",
        "due": None,
        "words": "Future release",
        "amount": "",
        "strength": "discretionary",
        "clause": "5.1",
    },
]
CLOCK = {
    "metric": "response_time",
    "verb": "missed",
    "due": "2026-10-25T03:00:00+00:00",
    "strength": "target",
    "amount": "2 h",
    "clause": "4.2",
}
TEXT = 'Thank you.\n\nThe relay refused <b>every</b> mail & I have "opened" it again.\n  – Ana'
PAYLOADS: dict[str, dict[str, Any]] = {
    "ticket-received": {"promises": PROMISES, "say": "Have the server's name ready.", "tracking": "0" * 32},
    "ticket-replied": {"text": TEXT, "from": "Ana Duarte", "tracking": "0" * 32},
    "ticket-resolved": {"tracking": "0" * 32},
    "ticket-link": {"tracking": "0" * 32},
    "desk-ticket-received": {"promises": PROMISES, "say": None, "customer": "Bruno Sá"},
    "desk-customer-replied": {"text": TEXT, "from": "Bruno Sá"},
    "clock-close": CLOCK,
    "clock-past-due": CLOCK,
}
TEMPLATES = tuple(PAYLOADS)


def notification(template: str, *, key: str = "sample", to: str = "", name: str = "", **changes: Any) -> Notification:
    """Return an unsaved notification for a template; `changes` replace parts of its payload."""
    return Notification(
        key=key,
        desk="intesys",
        subject="ticket",
        number=12,
        channel=Notification.Channel.EMAIL,
        recipient=to or "bruno@acme.example",
        recipient_name=name or "Sá, Bruno",
        template=template,
        payload={"desk": DESK, "ticket": TICKET, **PAYLOADS[template], **changes},
        written_at=WRITTEN_AT,
        next_attempt_at=WRITTEN_AT,
    )
