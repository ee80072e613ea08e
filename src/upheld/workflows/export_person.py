"""All that a desk knows of one person, as one file to hand to them."""

import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Any

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.models import Contact
from upheld.customers.queries.personal import everyone_they_are, personal_records
from upheld.files import store
from upheld.knowledge.queries.keeping import personal
from upheld.notifications.models import Notification
from upheld.notifications.queries import told
from upheld.tickets.queries.personal import personal_files, personal_refusals, personal_tickets

# A file up to this many bytes is made without touching the disk.
IN_MEMORY = 5_000_000
README = """What this support desk holds about the person named in person.json, as of {at}.

person.json   who they are here, and what colleagues noted about them
tickets.json  their tickets, with what they and the desk wrote to each other
asked.json    what they asked and the agreement turned away, without a ticket
mails.json    the mails that the desk sent them
webinars.json where they asked for a seat
files/        what was attached to their tickets

Internal notes on tickets are the desk's own working papers and are not part of it.
"""


def export_person(contact: Contact, *, by: Actor, at: datetime) -> IO[bytes]:
    """Return a zip file with all that is known of a person, and of everybody who turned out to be them, rewound.

    That it was made is recorded; what is in it is not. The caller closes it.
    """
    people = everyone_they_are(contact)
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  handed to the caller, who closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("README.txt", README.format(at=at.isoformat(timespec="minutes")))
        packed.writestr("person.json", _json(personal_records(people)))
        _pack(packed, "tickets.json", personal_tickets(people))
        _pack(packed, "asked.json", personal_refusals(people))
        _pack(packed, "mails.json", _mails(contact, people))
        _pack(packed, "webinars.json", personal(contact.desk, _addresses(people)))
        for name, attachment in personal_files(people):
            with packed.open(f"files/{name}", "w") as entry, store.whole_files().open(attachment.key) as content:
                shutil.copyfileobj(content, entry)
    record("contact", contact.pk, "data exported", desk=contact.desk.name, by=by, at=at)
    file.seek(0)
    return file


def _mails(contact: Contact, people: Iterable[Contact]) -> Iterator[dict[str, Any]]:
    return (_mail(one) for one in told(contact.desk.name, _addresses(people)))


def _addresses(people: Iterable[Contact]) -> list[str]:
    return sorted({spelling for one in people for spelling in (one.email, one.email.lower())})


def _mail(notification: Notification) -> dict[str, Any]:
    """Return a mail without what opens a ticket: a link is as good as a key."""
    told = {
        key: value
        for key, value in notification.payload.items()
        if key not in {"tracking", "registration", "confirmation"}
    }
    return {
        "to": notification.recipient,
        "about": notification.template,
        "written_at": notification.written_at.isoformat(),
        "delivered_at": notification.delivered_at.isoformat() if notification.delivered_at else None,
        "content": told,
    }


def _pack(packed: zipfile.ZipFile, name: str, values: Iterable[dict[str, Any]]) -> None:
    """Write values as one JSON list without holding more than one of them."""
    with packed.open(name, "w") as entry:
        entry.write(b"[")
        for place, value in enumerate(values):
            entry.write((",\n" if place else "\n").encode() + _json(value).encode())
        entry.write(b"\n]\n")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
