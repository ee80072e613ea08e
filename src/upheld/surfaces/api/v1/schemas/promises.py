"""A promise as `upheld promise --json` prints it, key for key."""

from typing import Literal

from pydantic import BaseModel, Field

from upheld.surfaces.api.v1.schemas.words import Asked, Key, Sent


class PromiseAsked(Sent):
    """For which facts and which receipt a promise is asked."""

    facts: dict[Key, Key] = Field(default_factory=dict, description="Facts by key; GET /agreement lists them.")
    at: Asked | None = Field(
        default=None, description="The receipt, with its offset; the present instant if it is left out."
    )


class Entitled(BaseModel):
    """What the one who asks is entitled to."""

    outcome: Literal["serve", "redirect", "refuse", "best_effort"]
    say: str | None
    clause: str | None


class TargetPromised(BaseModel):
    """One promised target."""

    metric: str
    due: str | None = Field(description="An instant in UTC; null for a promise in words.")
    text: str | None
    strength: str
    counted: str | None
    calendar: str | None
    clause: str


class PageOwed(BaseModel):
    """A page that the agreement wants sent."""

    who: str
    by: list[str]
    clause: str


class Charged(BaseModel):
    """An hourly rate that applies, or may be applied."""

    amount: str
    currency: str
    per: str
    may: bool
    say: str | None
    clause: str


class PromiseMade(BaseModel):
    """What one version of an agreement promises for given facts and a given receipt."""

    agreement: str
    version: int
    hash: str
    received_at: str
    facts: dict[str, str]
    entitlement: Entitled
    targets: list[TargetPromised]
    pages: list[PageOwed]
    charge: Charged | None
    because: list[str]
