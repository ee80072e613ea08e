"""The lists of articles and of what readers think of them; one article is `writing`."""

from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from upheld.desks.access import NotFound
from upheld.knowledge.queries import keeping as kept
from upheld.surfaces.console.knowledge.forms import WordsForm
from upheld.surfaces.console.knowledge.shelf import LISTS, keeping
from upheld.surfaces.console.members import MemberRequest, for_members


@require_safe
@for_members
def articles(request: MemberRequest, desk: str) -> HttpResponse:
    """List the desk's articles: all, drafts, those due for review, or those taken away."""
    work = keeping(request, desk)
    which = request.GET.get("list", "all")
    if which not in LISTS:
        raise NotFound
    today = work.at.astimezone(ZoneInfo(work.desk.zone)).date()
    rows = kept.kept(work.desk, which, on=today)
    due = kept.review_due(work.desk, on=today)
    return work.page("articles", active=which, which=which, articles=rows, due=due, today=today, form=WordsForm())


@require_safe
@for_members
def feedback(request: MemberRequest, desk: str) -> HttpResponse:
    """List what readers thought, newest first."""
    work = keeping(request, desk)
    return work.page("feedback", active="feedback", given=kept.newest_feedback(work.desk))
