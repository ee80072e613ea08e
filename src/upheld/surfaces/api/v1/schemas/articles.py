"""Articles as answers show them."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field


class ArticleShown(BaseModel):
    """One published article, without its text."""

    slug: str = Field(description="Never changes; stands in its address.")
    # Written out: in the document, a second enumeration of this name would take the place of the ticket's.
    kind: Literal["article", "tutorial", "webinar", "guide"]
    visibility: Literal["public", "customers", "plans"] = Field(description="Who may read it.")
    plans: list[str] = Field(description="The plans whose customers may read it; empty unless it is for plans.")
    category: str | None
    language: str
    title: str
    summary: str
    number: int = Field(description="Of the revision that is published, from 1.")
    published_at: datetime
    video_url: str | None
    starts_at: datetime | None = Field(description="Of a webinar.")
    ends_at: datetime | None


class ArticleWhole(ArticleShown):
    """One published article."""

    text: str = Field(description="Markdown.")


class ArticleList(BaseModel):
    """Published articles."""

    articles: list[ArticleShown]
