"""The files of a message as a mail names them: by links that the desk can end, never as parts of the mail.

A copy in a mailbox cannot be taken back, passes every scanner and forwarder on the way, and makes a mail too large to
arrive; a link opens what its reader may have at the time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.template.defaultfilters import filesizeformat

from upheld.channels.email.words import one_line


@dataclass(frozen=True, kw_only=True, slots=True)
class FileLine:
    """One file as a mail names it."""

    name: str
    # "1.4 MB"
    size: str
    url: str


def file_lines(payload: Mapping[str, Any], ticket_url: str) -> list[FileLine]:
    """Return the files of a payload, each with its address below that of the ticket; a mail written before has none."""
    below = urlsplit(ticket_url)._replace(query="", fragment="").geturl().rstrip("/")
    return [
        FileLine(name=one_line(file["name"]), size=filesizeformat(file["size"]), url=f"{below}/files/{file['id']}/")
        for file in payload.get("files", ())
    ]
