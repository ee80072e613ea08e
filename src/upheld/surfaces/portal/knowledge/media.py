"""The pictures and videos of an article, for whoever may read it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from upheld.desks.models import Desk
from upheld.knowledge import access
from upheld.knowledge.models import Article
from upheld.knowledge.queries.media import media_named
from upheld.presentation.article_media import answer_with, shown
from upheld.presentation.articles import Shown
from upheld.surfaces.portal.knowledge.visit import visit_of


@require_safe
def media(request: HttpRequest, desk: str, slug: str, media: UUID) -> HttpResponse:
    """Show a picture or a video of an article; what somebody may not read has none."""
    visit = visit_of(request, desk)
    article = access.article_for_reader(visit.desk, slug, visit.reader)
    return answer_with(request, access.media_of_article(article, media), at=visit.at)


def shown_to_readers(desk: Desk, article: Article, text: str) -> tuple[Shown, ...]:
    """Return what an article's words name of its own pictures and videos: at most one query."""
    own = [one for one in media_named(desk, text) if one.article_id == article.pk]
    return shown(own, url=lambda one: reverse("portal:article_media", args=[desk.name, article.slug, one.public_id]))
