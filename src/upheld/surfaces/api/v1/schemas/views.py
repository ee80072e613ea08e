"""Views of the queue as answers show them."""

from pydantic import BaseModel, ConfigDict, Field


class ConditionShown(BaseModel):
    """One thing that holds of every ticket in a view."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    about: str = Field(description="What it asks: `priority`, `team`, `due.response_time`, `fact.service` …")
    relation: str = Field(
        alias="is", description="`any` or `none` of the values; for times `within`, `beyond` or `past`."
    )
    values: list[str]


class ViewShown(BaseModel):
    """A view of the queue."""

    key: str = Field(examples=["unassigned", "team-3", "v12"])
    label: str = Field(description="What the desk calls it.")
    order: str = Field(description="`next_due`, or `received`: first come, first served.")
    count: int = Field(description="How many open tickets it holds; counting stops at 100.")
    at_least: bool = Field(description="Whether there may be more than `count` says.")
    conditions: list[ConditionShown] | None = Field(description="Those of a view that somebody built, else null.")


class ViewList(BaseModel):
    """The views of a desk's queue."""

    views: list[ViewShown]
