"""Time spent as requests write it down and as answers show it."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from upheld.surfaces.api.v1.schemas.words import Email, Line, Sent
from upheld.tickets.models.call import MINUTES_AT_MOST

Minutes = Annotated[int, Field(ge=1, le=MINUTES_AT_MOST, strict=True)]


class TimeSent(Sent):
    """How long somebody was at a ticket."""

    minutes: Minutes
    author: Email = Field(description="Whose time it is: an agent of the desk.")
    on: date | None = Field(default=None, description="The day of the work by the desk's clock; left out, today.")
    note: Line = Field(default="", description="On what. The desk reads it, the customer does not.")


class TimeShown(BaseModel):
    """Some minutes of one person."""

    minutes: int
    on: date
    author: str = Field(description="The name of whoever spent it.")
    note: str = Field(description="On what; for a call, with whom it was.")
    call: bool = Field(description="Whether it is the length of a telephone call.")


class TimeListed(BaseModel):
    """All time spent on a ticket, the newest day first; what was withdrawn is not among it."""

    total_minutes: int
    time: list[TimeShown]
