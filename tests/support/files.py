"""Files for tests, sent through the product's own actions."""

import io
from datetime import datetime

from upheld.audit.facts import Actor
from upheld.tickets.actions import message, upload
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.models import Attachment, Message, Ticket, Upload


def waiting(ticket: Ticket, *, by: Actor, at: datetime, kind: str = "reply", **sent: bytes) -> Upload:
    """Let one file wait to be sent, given by its name with a line for its dot: `trace_log=b"…"`."""
    ((name, content),) = (sent or {"trace_log": b"words"}).items()
    return upload.take(
        ticket,
        io.BytesIO(content),
        kind=Message.Kind(kind),
        name=name.replace("_", "."),
        size=len(content),
        by=by,
        at=at,
    )


def sent(ticket: Ticket, *, by: Actor, at: datetime, kind: str = "reply", **given: bytes) -> Attachment:
    """Send one file with a reply, a note, or what the customer says."""
    files = Chosen(ids=(waiting(ticket, by=by, at=at, kind=kind, **given).public_id,))
    if kind == "customer":
        said = message.from_customer(ticket, "See this.", channel="portal", by=by, at=at, files=files)
    else:
        said = (message.reply if kind == "reply" else message.note)(ticket, "See this.", by=by, at=at, files=files)
    return said.attachments.get()
