"""The help pages: what there is, one topic, one article. What readers answer is `answering`."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from upheld.desks.access import NotFound
from upheld.knowledge import access
from upheld.knowledge.facts import LONGEST_QUESTION
from upheld.knowledge.models import Article, Feedback
from upheld.knowledge.queries import keeping
from upheld.knowledge.queries import reading as found
from upheld.presentation.articles import drawn
from upheld.surfaces.portal.knowledge.media import shown_to_readers
from upheld.surfaces.portal.knowledge.seats_form import SeatForm
from upheld.surfaces.portal.knowledge.visit import Visit, visit_of


@require_safe
def front(request: HttpRequest, desk: str) -> HttpResponse:
    """Show the topics, what is new and what helped; or, for a question, what answers it."""
    visit = visit_of(request, desk)
    question = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUESTION]
    if question:
        articles = found.search(visit.desk, question, visit.reader)
        offered = articles or found.suggestions(visit.desk, question, visit.reader)
        return visit.page("found", question=question, articles=offered, exact=bool(articles))
    return visit.page(
        "front",
        shelves=found.shelves(visit.desk, visit.reader),
        newest=found.newest(visit.desk, visit.reader),
        popular=found.popular(visit.desk, visit.reader, at=visit.at),
    )


@require_safe
def topic(request: HttpRequest, desk: str, key: str) -> HttpResponse:
    """Show what there is of one category; one that holds nothing for its reader does not exist."""
    visit = visit_of(request, desk)
    category = access.category_of_desk(visit.desk, key)
    articles = list(found.of_category(category, visit.reader))
    if not articles:
        raise NotFound
    return visit.page("topic", category=category, articles=articles)


@require_safe
def article(request: HttpRequest, desk: str, slug: str) -> HttpResponse:
    """Show one article, with its contents, what is alike, and the way on for whom it does not help."""
    visit = visit_of(request, desk)
    row = access.article_for_reader(visit.desk, slug, visit.reader)
    return article_page(visit, row)


def article_page(visit: Visit, row: Article, *, form: SeatForm | None = None, status: int = 200) -> HttpResponse:
    """Show an article; `form` is what was refused of a registration."""
    if row.published is None:
        raise NotFound
    said = visit.request.GET.get("said", "")
    new = reverse("portal:new", args=[visit.desk.name])
    shown: dict[str, Any] = {
        "article": row,
        "revision": row.published,
        "text": drawn(row.published.text, shown_to_readers(visit.desk, row, row.published.text)),
        "related": found.related(row, visit.reader),
        "said": said if said in Feedback.Verdict.values else "",
        "thanked": "thanks" in visit.request.GET,
        "ask_url": f"{new}?{urlencode({'article': row.slug})}",
        "video_host": urlsplit(row.video_url).hostname or "",
        **_webinar(visit, row, form),
    }
    answer = visit.page("article", status=status, **shown)
    if row.visibility != Article.Visibility.PUBLIC:
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _webinar(visit: Visit, row: Article, form: SeatForm | None) -> dict[str, Any]:
    webinar = getattr(row, "webinar", None)
    if row.kind != Article.Kind.WEBINAR or webinar is None:
        return {}
    left = keeping.seats_left(webinar)
    return {
        "webinar": webinar,
        "seats_left": left,
        "is_open": webinar.starts_at > visit.at and left != 0,
        "is_over": webinar.starts_at <= visit.at,
        "contact": visit.contact,
        "form": form or SeatForm(),
    }
