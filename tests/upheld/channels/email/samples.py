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
CORRECTED = {
    "metric": "resolution_time",
    "before": {"due": "2026-10-23T20:00:00+00:00", "words": None, "strength": "target", "outcome": "missed"},
    "after": {"due": "2026-10-26T20:00:00+00:00", "words": None, "strength": "target", "outcome": None},
}
TEXT = 'Thank you.\n\nThe relay refused <b>every</b> mail & I have "opened" it again.\n  – Ana'
FILES = [
    {"id": "0a1b2c3d-0000-4000-8000-000000000001", "name": "<relay> & log.txt", "size": 1_468_006},
    {"id": "0a1b2c3d-0000-4000-8000-000000000002", "name": "ação.png", "size": 812},
]
PAYLOADS: dict[str, dict[str, Any]] = {
    "ticket-received": {"promises": PROMISES, "say": "Have the server's name ready.", "tracking": "0" * 32},
    "ticket-replied": {"text": TEXT, "from": "Ana Duarte", "tracking": "0" * 32, "files": FILES},
    "ticket-forwarded": {
        "text": TEXT,
        "from": "Ana Duarte",
        "forward": "0a1b2c3d-0000-4000-8000-000000000009",
        "said": [{"from": "Bruno <Sá>", "kind": "customer", "at": "2026-10-25T03:00:00+00:00", "text": TEXT}],
        "files": FILES,
    },
    "ticket-resolved": {"tracking": "0" * 32},
    "survey": {"survey": "1" * 32, "tracking": "0" * 32},
    "promise-changed": {
        "changed": "Priority is now P3, instead of P1. You asked for P1.",
        "reason": "It is slow, but it works & nobody is <stuck>.",
        "say": None,
        "promises": PROMISES,
        "tracking": "0" * 32,
    },
    "promise-fulfilled": {
        "fulfilled": "Future release",
        "clause": "5.2",
        "kind": "release",
        "release": "Relay 4.2 <stable>",
        "released_on": "2026-10-25",
        "url": "https://intesys.example/releases/4.2",
        "text": "",
        "tracking": "0" * 32,
    },
    "desk-agreement-corrected": {
        "ticket": None,
        "version": 2,
        "corrects": 1,
        "corrected": [{"reference": "IS-12", "number": 12, "subject": "Mail & <more>", "changes": [CORRECTED]}],
    },
    "ticket-link": {"tracking": "0" * 32},
    "address-confirm": {"confirmation": "0" * 32},
    "ticket-shared": {"from": "Bruno Sá", "tracking": "0" * 32},
    "desk-follower-proposed": {"text": "ana@elsewhere.example", "from": "Bruno Sá"},
    "desk-ticket-received": {"promises": PROMISES, "say": None, "customer": "Bruno Sá", "callback": "+33612345678"},
    "desk-escalation-asked": {"text": TEXT, "from": "Bruno Sá", "clause": "5.1"},
    "desk-mentioned": {"text": TEXT, "from": "Ana Duarte"},
    "desk-rule-told": {"text": TEXT, "from": "Late & <urgent>"},
    "desk-assigned": {"from": "Ana Duarte"},
    "desk-followed": {"verb": "noted", "text": TEXT, "from": "Ana Duarte"},
    "desk-customer-replied": {"text": TEXT, "from": "Bruno Sá", "files": FILES},
    "desk-ticket-passed": {"text": TEXT, "from": "Bruno Sá", "team": "Relay & <mail>"},
    "clock-close": CLOCK,
    "clock-past-due": CLOCK,
}
# The one mail that says nothing of a ticket: whoever reads it may not have written.
NAMELESS = "address-confirm"
TEMPLATES = tuple(name for name in PAYLOADS if name != NAMELESS)
# Mails that are about no ticket of their own.
ABOUT_THE_AGREEMENT = frozenset({"desk-agreement-corrected"})


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
