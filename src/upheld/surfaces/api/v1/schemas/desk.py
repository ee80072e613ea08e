"""The desk as answers show it."""

from typing import Literal

from pydantic import BaseModel, Field


class ListedShown(BaseModel):
    """One entry of a list that the desk keeps."""

    key: str = Field(description="Never changes.")
    label: str


class FieldListed(ListedShown):
    """One of the desk's own fields."""

    # Written out: in the document, a second enumeration of this name would take the place of the ticket's.
    kind: Literal["text", "long_text", "choice", "number", "date", "checkbox"] = Field(
        description="A number and a date are sent as text, 12.5 and 2026-11-30."
    )
    help: str
    options: list[str] = Field(description="What may be chosen; empty unless it is a choice.")
    owed: bool = Field(description="Whether a ticket is not resolved without it.")


class DeskShown(BaseModel):
    """The desk that the token opens."""

    name: str
    title: str
    prefix: str = Field(description="Begins the references of its tickets.")
    zone: str
    teams: list[str]
    fields: list[FieldListed]
    closing_codes: list[ListedShown] = Field(description="Whoever resolves a ticket names one, if there are any.")
