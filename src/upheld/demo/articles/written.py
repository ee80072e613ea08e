"""The form in which an article of the demo is told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from upheld.knowledge.models import Article


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """One article, and what readers thought of it."""

    category: str
    title: str
    summary: str
    text: str
    language: str = "en"
    kind: Article.Kind = Article.Kind.ARTICLE
    visibility: Article.Visibility = Article.Visibility.PUBLIC
    plans: tuple[str, ...] = ()
    video_url: str = ""
    # Draws what stands where the text says "(picture)"; None for no picture.
    picture: Callable[[], bytes] | None = None
    # How long after the demo is loaded its webinar takes place; nothing for none.
    webinar_in: timedelta = timedelta()
    # Whether somebody should have looked it through by now.
    is_due: bool = False
    useful: int = 0
    solved: int = 0
    # What a reader missed; empty for nobody.
    missing: str = ""
