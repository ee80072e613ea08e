"""Messages as requests write them and as answers show them."""

from typing import Literal

from pydantic import BaseModel, Field

from upheld.surfaces.api.v1.schemas.files import FileIds, FileListed
from upheld.surfaces.api.v1.schemas.words import Email, Instant, Sent, Text


class MessageSent(Sent):
    """What a program writes on a ticket, and for whom it speaks."""

    kind: Literal["reply", "note", "customer"] = Field(
        description="`reply`: to the customer, by a person of the desk. `note`: for the desk alone. "
        "`customer`: what the ticket's customer says."
    )
    text: Text
    author: Email | None = Field(
        default=None,
        description="Who says it. Required for a reply: an agent of the desk, because only a person's answer is a "
        "first response. For a note an agent, or nobody for the program itself. For `customer`, nobody else "
        "than the ticket's customer.",
    )
    files: FileIds = Field(
        default=[], description="The `id`s of files that were announced for this kind of message and have arrived."
    )


class MessageShown(BaseModel):
    """One message on a ticket."""

    id: str
    kind: Literal["reply", "note", "customer", "forward"] = Field(
        description="`forward`: words of the desk before what it sent to somebody outside."
    )
    text: str
    author: str = Field(description="The name of whoever wrote it.")
    sent_at: Instant
    files: list[FileListed]


class Messages(BaseModel):
    """Every message of a ticket, oldest first."""

    messages: list[MessageShown]
