"""For whom an article is, looking it through, taking it away and offering it again."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.desks.access import Permission
from upheld.knowledge.actions import publishing
from upheld.surfaces.console.knowledge.forms import ParticularsForm, particulars_in
from upheld.surfaces.console.knowledge.shelf import CONFLICT, INCOMPLETE, keeping
from upheld.surfaces.console.knowledge.writing import article_page
from upheld.surfaces.console.members import MemberRequest, for_members

# After how long what was looked through is offered again.
AGAIN_AFTER = timedelta(days=180)


@require_POST
@for_members
def particulars(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Say what an article is, for whom and where; whoever has a seat at a webinar that is moved is told."""
    work = keeping(request, desk, permission=Permission.PUBLISH_ARTICLES)
    row = work.article(number)
    form = ParticularsForm(work.desk, work.frame().agreement, request.POST, initial=particulars_in(row))
    if not form.is_valid():
        return article_page(work, row, particulars=form, status=INCOMPLETE)
    try:
        publishing.describe(row, form.particulars(), by=work.by, at=work.at)
    except publishing.NotReady as refusal:
        return article_page(work, row, particulars=form, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("Saved."))
    return work.back_to(row)


@require_POST
@for_members
def looked_through(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Say that an article is still true; it is offered to be looked through again in half a year."""
    work = keeping(request, desk)
    row = work.article(number)
    today = work.at.astimezone(ZoneInfo(work.desk.zone)).date()
    publishing.looked_through(row, next_on=today + AGAIN_AFTER, by=work.by, at=work.at)
    return work.back_to(row)


@require_POST
@for_members
def retired(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Take an article away from its readers."""
    work = keeping(request, desk, permission=Permission.PUBLISH_ARTICLES)
    row = work.article(number)
    publishing.retire(row, by=work.by, at=work.at)
    return work.back_to(row)


@require_POST
@for_members
def offered_again(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Let readers see it again."""
    work = keeping(request, desk, permission=Permission.PUBLISH_ARTICLES)
    row = work.article(number)
    publishing.offer_again(row, by=work.by, at=work.at)
    return work.back_to(row)
