"""Published articles in the API, to be read; they are written in the console."""

from typing import Annotated, Any

from ninja import Path, Query, Router
from pydantic import Field

from upheld.desks.access import NotFound
from upheld.knowledge.access import article_for_reader
from upheld.knowledge.facts import COLLEAGUE, LONGEST_QUESTION
from upheld.knowledge.models import Article
from upheld.knowledge.queries import reading
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.parameters import refuse_unknown
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas import articles as shapes
from upheld.surfaces.api.v1.schemas import words

LARGEST_PAGE = 200
router = Router(tags=["articles"])
Slug = Annotated[words.Key, Path(description="The article's `slug`, as it stands in its address.")]


class Asked(words.Sent):
    """Which articles."""

    q: str | None = Field(default=None, max_length=LONGEST_QUESTION, description="All of these words; the best first.")


@router.get("", response=shapes.ArticleList, operation_id="list_articles", openapi_extra=refuses(422))
def get_articles(request: Caller, asked: Query[Asked]) -> shapes.ArticleList:
    """List what is published, the newest first, or what answers a question."""
    refuse_unknown(request, Asked)
    desk = request.auth.desk
    if asked.q:
        found = reading.search(desk, asked.q, COLLEAGUE)
    else:
        found = list(reading.newest(desk, COLLEAGUE, limit=LARGEST_PAGE))
    return shapes.ArticleList(articles=[shapes.ArticleShown(**_shown(article)) for article in found])


@router.get("/{slug}", response=shapes.ArticleWhole, operation_id="read_article", openapi_extra=refuses(404, 422))
def get_article(request: Caller, slug: Slug) -> shapes.ArticleWhole:
    """Return one article with its text; who may read it is said, and whoever passes it on sees to that."""
    article = article_for_reader(request.auth.desk, slug, COLLEAGUE)
    if article.published is None:
        raise NotFound
    return shapes.ArticleWhole(**_shown(article), text=article.published.text)


def _shown(article: Article) -> dict[str, Any]:
    said, webinar = article.published, getattr(article, "webinar", None)
    told = ("language", "title", "summary", "number", "published_at")
    return {
        "slug": article.slug,
        "kind": article.kind,
        "visibility": article.visibility,
        "plans": article.plans,
        "category": article.category.key if article.category else None,
        "video_url": article.video_url or None,
        "starts_at": webinar.starts_at if webinar else None,
        "ends_at": webinar.ends_at if webinar else None,
        **{name: getattr(said, name) for name in told},
    }
