"""What programs send to have a ticket judged anew, and how answers tell of it."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from upheld.surfaces.api.v1.schemas.words import Email, Instant, Key, Line, Sent, Text

_AUTHOR = "The agent of the desk who judges; a judgement is a person's."
_REASON = "Why; the customer reads it."


class PrioritySet(Sent):
    """The priority that counts."""

    priority: Key = Field(description="A key of the agreement.")
    reason: Line = Field(description=_REASON)
    author: Email = Field(description=_AUTHOR)


class EmergencyJudged(Sent):
    """Whether a declared emergency is one."""

    emergency: bool
    reason: Line = Field(description=_REASON)
    author: Email = Field(description=_AUTHOR)


class FactsRight(Sent):
    """Facts as they are right."""

    facts: dict[Key, Key] = Field(description="Facts by key, such as `category`; GET /agreement lists them.")
    reason: Line = Field(description=_REASON)
    author: Email = Field(description=_AUTHOR)


class ReleaseLinked(Sent):
    """The release that shipped."""

    name: Line = Field(description="As people call it.")
    released_on: date
    url: Line = Field(default="", pattern=r"^(https?://[^\s]+)?$", description="Where it can be read about.")


class Fulfilled(Sent):
    """What fulfils a promise that is not a number: one of the two."""

    release: ReleaseLinked | None = None
    decision: Text | None = Field(default=None, max_length=2000)


class StandingShown(BaseModel):
    """A promise as it stood before or after a recount."""

    due: Instant | None
    text: str | None
    strength: str
    clause: str
    outcome: Literal["kept", "missed", "breached"] | None


class ChangeShown(BaseModel):
    """What a recount changed in one promise."""

    metric: str
    before: StandingShown | None = Field(description="null where nothing was promised.")
    after: StandingShown | None = Field(description="null where nothing is promised any more.")


class RecountShown(BaseModel):
    """One act after which the ticket's clocks were counted anew, from receipt and with every pause kept."""

    cause: Literal["priority", "emergency", "facts", "plan", "version", "correction"]
    at: Instant
    by: str
    reason: str
    facts_before: dict[str, str]
    facts_after: dict[str, str]
    changes: list[ChangeShown]


class FulfilmentShown(BaseModel):
    """What fulfilled a promise in words."""

    release: str | None
    released_on: date | None
    url: str | None
    decision: str | None
