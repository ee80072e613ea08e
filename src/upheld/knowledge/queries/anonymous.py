"""What was said on a ticket, without who said it or to whom: what an article may begin with. A person reads it over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from upheld.tickets.models import Message

# What stands in the place of what was taken out; kept in the text, so in one language.
_NAME, _ADDRESS, _NUMBER, _HOST = "[name]", "[address]", "[number]", "[host]"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"https?://[^\s<>\"]+")
_IP = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{1,4}\b")
_PHONE = re.compile(r"(?<!\w)\+?\d(?:[ ()./-]?\d){7,14}(?!\w)")
# Shorter parts of names are words of their own far too often.
SHORTEST_NAME = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Anonymous:
    """A message with what names somebody taken out."""

    title: str
    text: str
    # What was taken out, as it was written, once each.
    taken: tuple[str, ...]


def anonymous(message: Message) -> Anonymous:
    """Return a message of a ticket without addresses, numbers, links and the names that the ticket knows; no quotes."""
    names = sorted(_names(message), key=len, reverse=True)
    lines = [line for line in message.text.splitlines() if not line.startswith(">")]
    title, first = _without(message.ticket.subject, names)
    text, second = _without("\n".join(lines).strip(), names)
    return Anonymous(title=title, text=text, taken=tuple(dict.fromkeys([*first, *second])))


def _without(text: str, names: list[str]) -> tuple[str, list[str]]:
    taken: list[str] = []
    for pattern, stand_in in (*_FORMS, *((_whole(name), _NAME) for name in names)):
        taken += pattern.findall(text)
        text = pattern.sub(stand_in, text)
    return text, taken


_FORMS = ((_LINK, _HOST), (_EMAIL, _ADDRESS), (_IP, _HOST), (_PHONE, _NUMBER))


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def _names(message: Message) -> Iterator[str]:
    """Yield the names of whoever wrote and whoever asked, whole and in their parts, and of their organisation."""
    contact = message.ticket.contact
    for name in (message.sender_name, contact.name, contact.organisation.name if contact.organisation else ""):
        for part in (name, *name.split()):
            if len(part) >= SHORTEST_NAME:
                yield part
