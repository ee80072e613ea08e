"""What programs send to have a ticket merged or split, and how answers tell of merges."""

from pydantic import BaseModel, Field

from upheld.surfaces.api.v1.schemas.words import Email, Instant, Line, Sent, Subject


class MergeSent(Sent):
    """Into which ticket a ticket is merged."""

    into: int = Field(ge=1, le=2**63 - 1, description="The number of the ticket that is kept; its promise stands.")
    confirmed: Email | None = Field(
        default=None, description="The address of the merged ticket's customer, where another asked on the kept one."
    )
    reason: Line = Field(
        default="",
        description="Why a promise may be let go that falls due sooner than what stands; the desk reads it.",
    )


class MergeShown(BaseModel):
    """One merge that stands, as one of its tickets shows it."""

    inward: bool = Field(description="Whether the other was merged into this one; else this one into the other.")
    number: int = Field(description="The number of the other.")
    reference: str
    subject: str
    merged_at: Instant


class SplitSent(Sent):
    """What a ticket that is made of a message is called."""

    subject: Subject | None = Field(default=None, description="One line; without it, as the ticket it was written on.")
