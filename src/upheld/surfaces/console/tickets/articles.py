"""Linking an article from the composer: what may answer the ticket is offered, and what is typed comes along."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import NotFound
from upheld.desks.models import Desk
from upheld.knowledge.access import article_of_member
from upheld.knowledge.facts import COLLEAGUE
from upheld.knowledge.models import Article
from upheld.knowledge.queries import reading
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.working import work_on
from upheld.tickets.actions import drafts
from upheld.tickets.models import Message

# The most that the sheet lists: the likeliest first, then the newest.
LISTED = 40
# What means something to Markdown within the brackets.
_SIGNS = "[]\\`*_<>"


@require_safe
@for_members
def offered(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """List what may be linked in an answer to this ticket."""
    work = work_on(request, desk, number, at=now())
    likely = reading.suggestions(work.ticket.desk, work.ticket.subject, COLLEAGUE)
    newest = reading.newest(work.ticket.desk, COLLEAGUE, limit=LISTED)
    return work.part("console/tickets/articles_offered.html", {"articles": list(dict.fromkeys([*likely, *newest]))})


@require_POST
@for_members
def linked(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Put a link to an article behind what was typed; it stands in the composer, and nothing is sent."""
    work = work_on(request, desk, number, at=now())
    chosen, typed = request.POST.get("article", ""), request.POST.get("text", "")
    article = article_of_member(work.member, int(chosen) if chosen.isdecimal() and len(chosen) < 10 else 0)
    if article.published is None or article.retired_at is not None:
        raise NotFound
    link = _link(work.ticket.desk, article, article.published.title)
    text = "\n\n".join(part for part in (typed.rstrip(), link) if part)
    drafts.overwrite(work.ticket, work.member.user, Message.Kind.REPLY, text, instead_of=typed, at=work.at)
    return redirect(f"{reverse('console:ticket', args=[desk, number])}?write=reply#composer")


def _link(desk: Desk, article: Article, title: str) -> str:
    """Return a link as messages are written: its words mean nothing to Markdown."""
    words = "".join(" " if sign in _SIGNS else sign for sign in title).strip()
    return f"[{words}]({settings.BASE_URL}{reverse('portal:article', args=[desk.name, article.slug])})"
