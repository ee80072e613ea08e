"""Acts on many tickets as requests begin them and as answers show them."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from upheld.surfaces.api.v1.schemas.words import Email, Instant, Key, Line, Sent, Subject, Tag
from upheld.tickets.models import BulkRow

NUMBERS_AT_MOST = 5_000
Number = Annotated[int, Field(ge=1, le=2**63 - 1)]
Why = Annotated[Subject, Field(description="Why.")]


class AssignSent(Sent):
    """Give them to somebody, or to nobody."""

    verb: Literal["assign"]
    agent: Email | None = Field(description="An agent of the desk; null gives them back to all.")


class TeamPassed(Sent):
    """Pass them to a team, or back to the whole desk."""

    verb: Literal["team"]
    team: Line | None = Field(description="By name, as GET /desk lists them; null for the whole desk.")
    reason: Why


class TagPut(Sent):
    """Put a tag on them, or take it off."""

    verb: Literal["tag", "untag"]
    tag: Tag


class HoldPlaced(Sent):
    """Put them on hold."""

    verb: Literal["hold"]
    reason: Key = Field(description="A key of the agreement's pause reasons.")
    note: Line = Field(default="", description="For the desk to read.")


class ResolvedWith(Sent):
    """Resolve them."""

    verb: Literal["resolve"]
    code: Key | None = Field(default=None, description="One of the desk's closing codes, where it keeps any.")


class PriorityGiven(Sent):
    """Set their priority; customers are told the new promise, and it cannot be undone."""

    verb: Literal["priority"]
    priority: Key = Field(description="A key of the agreement.")
    reason: Why


class FollowSent(Sent):
    """Let the author follow them, or follow them no longer."""

    verb: Literal["follow", "unfollow"]


Act = Annotated[
    AssignSent | TeamPassed | TagPut | HoldPlaced | ResolvedWith | PriorityGiven | FollowSent,
    Field(discriminator="verb"),
]


class BulkSent(Sent):
    """What is to be done, on which tickets, in whose name."""

    act: Act
    tickets: list[Number] | None = Field(
        default=None, min_length=1, max_length=NUMBERS_AT_MOST, description="Tickets of the desk by their numbers."
    )
    view: Key | None = Field(default=None, description="Or all tickets of a view; GET /views lists them.")
    author: Email = Field(description="The agent of the desk in whose name it is done.")


class UndoingSent(Sent):
    """In whose name an act is undone."""

    author: Email = Field(description="The agent of the desk in whose name it is undone.")


class BulkActShown(BaseModel):
    """How far an act on many tickets is."""

    id: int
    verb: str = Field(examples=["assign", "tag", "undo"])
    author: str = Field(description="The name of the agent in whose name it is done.")
    begun_at: Instant
    total: int = Field(description="How many tickets it is about.")
    waiting: int = Field(description="How many it has still to come to; 0 once it is through.")
    done: int
    refused: int
    may_undo: bool = Field(description="Whether it is through, changed something, and that can be taken back.")
    undoes: int | None = Field(description="The `id` of the act that this one undoes.")
    undone_by: int | None = Field(description="The `id` of the act that undid this one.")


class BulkTicket(BaseModel):
    """What became of one ticket of an act."""

    number: int
    reference: str
    outcome: BulkRow.Outcome
    reason: str | None = Field(description="Why it was refused.")


class BulkTicketPage(BaseModel):
    """One page of what became of an act's tickets."""

    tickets: list[BulkTicket]
    next: str | None = Field(description="The cursor of the next page; null on the last.")
