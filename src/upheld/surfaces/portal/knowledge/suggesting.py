"""Articles that may answer a question before it becomes a ticket, and an article that leads to one."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.desks.access import NotFound
from upheld.knowledge.access import article_for_reader
from upheld.knowledge.models import Article
from upheld.knowledge.queries import reading
from upheld.presentation.limits import Bounds
from upheld.surfaces.portal.bounded import bounded
from upheld.surfaces.portal.knowledge.visit import visit_of

# What is asked while one types.
OFFERING = Bounds(deed="suggestions", from_one_place=2_000, by_one_person=2_000, on_one_desk=50_000)


@require_POST
@bounded(OFFERING)
def suggestions(request: HttpRequest, desk: str) -> HttpResponse:
    """Show up to three articles for the subject that is typed, which stands in no address; nothing for nothing."""
    offered = suggested(request, desk, request.POST.get("subject", ""))
    return render(request, "portal/knowledge/suggestions.html", {"desk_name": desk, "articles": offered})


def suggested(request: HttpRequest, desk: str, subject: str) -> list[Article]:
    """Return the articles that may answer a question, of those that its author may read."""
    visit = visit_of(request, desk)
    return reading.suggestions(visit.desk, subject, visit.reader)


def carried(request: HttpRequest, desk: str) -> str:
    """Return what a ticket's text begins with when its author comes from an article; empty if they may not read it."""
    slug = request.GET.get("article", "")
    if not slug or "\x00" in slug:
        return ""
    visit = visit_of(request, desk)
    try:
        article = article_for_reader(visit.desk, slug, visit.reader)
    except NotFound:
        return ""
    address = f"{settings.BASE_URL}{reverse('portal:article', args=[visit.desk.name, slug])}"
    title = article.published.title if article.published else slug
    return "\n\n" + _("(I have read “{title}”: {address})").format(title=title, address=address)
