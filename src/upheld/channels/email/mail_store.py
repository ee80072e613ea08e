"""The demo's mail as a Maildir: what was caught, once per message and recipient.

How it is caught or shown is not here.
"""

import email
import email.policy
import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

RECIPIENT, CAUGHT_AT = "X-Upheld-Recipient", "X-Upheld-Caught-At"
KEY = re.compile(r"[0-9a-f]{32}")
LISTED = 200  # messages on the list, the newest


@dataclass(frozen=True, kw_only=True, slots=True)
class CaughtMail:
    """One message as one recipient received it."""

    # names it in addresses: a digest of its Message-ID and recipient
    key: str
    recipient: str
    caught_at: datetime
    # how often the same message came for the same recipient; one copy is kept
    times: int
    message: EmailMessage
    # as it came over the wire
    raw: bytes

    @property
    def subject(self) -> str:
        """Return the subject, or words for its absence."""
        return str(self.message.get("Subject") or "(no subject)")

    @property
    def sender(self) -> str:
        """Return the sender as the message states it."""
        return str(self.message.get("From") or "")

    @property
    def headers(self) -> Sequence[tuple[str, str]]:
        """Return the header lines as they came, decoded."""
        return [(name, str(value)) for name, value in self.message.items()]

    @property
    def text(self) -> str:
        """Return the plain-text part, empty if there is none."""
        return self._body("plain")

    @property
    def html(self) -> str:
        """Return the HTML part, empty if there is none. Not sanitised: show it in a sandbox only."""
        return self._body("html")

    def _body(self, kind: str) -> str:
        part = self.message.get_body(preferencelist=(kind,))
        if part is None:
            return ""
        try:
            return str(part.get_content())
        except (LookupError, UnicodeError):  # a charset that nobody knows, or the wrong one
            payload = part.get_payload(decode=True)
            return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


class NoSuchMail(Exception):
    """No mail is kept under this key."""


class MailStore:
    """A Maildir with one copy per (Message-ID, recipient), counting repeats, as real mail stores do."""

    def __init__(self, folder: Path) -> None:
        self._new, self._draft, self._times = folder / "new", folder / "tmp", folder / "times"
        for needed in (self._new, self._draft, self._times, folder / "cur"):
            needed.mkdir(parents=True, exist_ok=True)

    def keep(self, content: bytes, *, recipient: str, at: datetime) -> str:
        """Keep a message for a recipient, or count one more repeat of it; return its key.

        Delivered as Maildir prescribes: whole in `tmp`, then moved into `new`: no reader sees half of it.
        """
        key = _key(content, recipient)
        if not (self._new / key).exists():
            envelope = f"{RECIPIENT}: {recipient}\r\n{CAUGHT_AT}: {at.isoformat()}\r\n"
            (self._draft / key).write_bytes(envelope.encode() + content)
            os.replace(self._draft / key, self._new / key)
        with (self._times / key).open("ab") as times:
            times.write(b".")
        return key

    def list(self, *, recipient: str = "") -> Sequence[CaughtMail]:
        """Return the newest mail of the recipients whose address contains `recipient`, newest first."""
        newest = sorted(self._new.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
        wanted = (self.get(file.name) for file in newest)
        found = (mail for mail in wanted if recipient.lower() in mail.recipient.lower())
        return [mail for mail, _ in zip(found, range(LISTED), strict=False)]

    def get(self, key: str) -> CaughtMail:
        """Return the mail with this key; Raises: NoSuchMail."""
        file = self._new / key
        if not KEY.fullmatch(key) or not file.exists():
            raise NoSuchMail(key)
        recipient, caught_at, raw = file.read_bytes().split(b"\r\n", 2)
        return CaughtMail(
            key=key,
            recipient=_value(recipient),
            caught_at=datetime.fromisoformat(_value(caught_at)),
            times=(self._times / key).stat().st_size,
            message=_parsed(raw),
            raw=raw,
        )


def _key(content: bytes, recipient: str) -> str:
    identity = _parsed(content).get("Message-ID") or hashlib.sha256(content).hexdigest()
    return hashlib.sha256(f"{identity}\n{recipient.lower()}".encode()).hexdigest()[:32]


def _parsed(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, _class=EmailMessage, policy=email.policy.default)


def _value(line: bytes) -> str:
    return line.decode().partition(": ")[2]
