"""Holds as requests place them."""

from pydantic import Field

from upheld.surfaces.api.v1.schemas.words import Key, Line, Sent


class HoldSent(Sent):
    """For what the desk waits."""

    reason: Key = Field(description="A key of the agreement's pause reasons; GET /agreement lists them.")
    note: Line = Field(default="", description="For the desk to read.")
