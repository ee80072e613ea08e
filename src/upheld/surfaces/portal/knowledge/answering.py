"""What readers answer: whether an article was useful, and that it spared them a ticket."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from upheld.desks.access import NotFound
from upheld.knowledge import access
from upheld.knowledge.actions import feedback as answers
from upheld.knowledge.models import Feedback
from upheld.presentation.limits import Bounds, refused_until
from upheld.redaction.search import redacted
from upheld.surfaces.portal.knowledge.visit import nonce_of, visit_of

# Answers that count; more are thanked for all the same.
ANSWERING = Bounds(deed="feedback", from_one_place=60, by_one_person=60, on_one_desk=5_000)
# What the ticket's form sends along that is not to come back into it.
_NOT_TYPED = {"csrfmiddlewaretoken", "step", "seen"}


@require_POST
def feedback(request: HttpRequest, desk: str, slug: str) -> HttpResponse:
    """Write down whether an article was useful, and why if they say so."""
    visit = visit_of(request, desk)
    article = access.article_for_reader(visit.desk, slug, visit.reader)
    verdict = request.POST.get("verdict", "")
    if verdict not in Feedback.Verdict.values:
        raise NotFound
    comment = redacted(request.POST.get("comment", "")).text
    if not refused_until(request, desk, ANSWERING, at=visit.at):
        answers.give(article, Feedback.Verdict(verdict), comment=comment, visit=nonce_of(request), at=visit.at)
    back = reverse("portal:article", args=[visit.desk.name, slug])
    return redirect(f"{back}?{'thanks=1' if comment.strip() else f'said={verdict}'}#useful")


@require_POST
def solved(request: HttpRequest, desk: str, slug: str) -> HttpResponse:
    """Write down that an article spared a ticket; what was typed for it can still be sent."""
    visit = visit_of(request, desk)
    article = access.article_for_reader(visit.desk, slug, visit.reader)
    if not refused_until(request, desk, ANSWERING, at=visit.at):
        answers.give(article, Feedback.Verdict.SOLVED, visit=nonce_of(request), at=visit.at)
    typed = [(name, value) for name, values in request.POST.lists() if name not in _NOT_TYPED for value in values]
    return visit.page("solved", article=article, revision=article.published, typed=typed)
