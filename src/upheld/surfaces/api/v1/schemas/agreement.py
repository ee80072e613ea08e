"""The agreement in force, as programs read it."""

from pydantic import BaseModel, Field

from upheld.surfaces.api.v1.schemas.words import Instant


class ValueShown(BaseModel):
    """One value that a fact may have."""

    key: str
    label: str
    definition: str


class FactShown(BaseModel):
    """One fact on which promises rest."""

    key: str
    default: str | None = Field(description="What counts if the fact is not stated; null where nothing does.")
    values: list[ValueShown]


class FieldShown(BaseModel):
    """One question of the form."""

    key: str
    label: str
    kind: str
    required: bool = Field(description="Whether the desk's own form insists; the API takes a ticket without.")
    help: str
    options: list[str]


class PauseReasonShown(BaseModel):
    """One reason for a hold."""

    key: str
    label: str
    pauses: list[str] = Field(description="The metrics whose clocks it pauses.")


class ClauseShown(BaseModel):
    """One numbered paragraph."""

    number: str
    title: str
    text: str


class AgreementShown(BaseModel):
    """The version of the desk's agreement that is in force."""

    name: str
    title: str
    provider: str
    version: int
    hash: str = Field(description="SHA-256 over the canonical text.")
    effective_at: Instant
    zone: str
    facts: list[FactShown]
    intake: list[FieldShown]
    pause_reasons: list[PauseReasonShown]
    clauses: list[ClauseShown]
