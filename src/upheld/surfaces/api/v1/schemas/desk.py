"""The desk as answers show it."""

from pydantic import BaseModel, Field


class ListedShown(BaseModel):
    """One entry of a list that the desk keeps."""

    key: str = Field(description="Never changes.")
    label: str


class DeskShown(BaseModel):
    """The desk that the token opens."""

    name: str
    title: str
    prefix: str = Field(description="Begins the references of its tickets.")
    zone: str
    teams: list[str]
    closing_codes: list[ListedShown] = Field(description="Whoever resolves a ticket names one, if there are any.")
