"""What the palette offers for what was typed so far: tickets, views, pages, kept searches. It is opened elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upheld.desks.access import Permission, member_for
from upheld.desks.models import Desk
from upheld.knowledge.facts import COLLEAGUE
from upheld.knowledge.queries import reading
from upheld.now import now
from upheld.surfaces.console.finding.grounds import found_for
from upheld.surfaces.console.finding.jumps import number_perhaps_meant
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.models import Ticket
from upheld.tickets.queries.finding.folding import plain
from upheld.tickets.queries.finding.kept import recent_tickets, saved_searches, ticket_numbered

TICKETS_AT_MOST, ARTICLES_AT_MOST = 6, 4
# A word of one letter would find half the desk.
SEARCHED_FROM = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """One thing to go to."""

    label: str
    url: str
    icon: str
    # What it is, quietly: a ticket's reference, what a kept search looks for.
    detail: str = ""


@require_safe
@for_members
def palette(request: MemberRequest, desk: str) -> HttpResponse:
    """Answer with the offers for what was typed; without anything typed, where a person most likely goes."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    frame = frame_of(request, member, at=now())
    text = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    groups = [(title, list(offers)) for title, offers in _groups(frame, text)]
    shown = [(title, offers) for title, offers in groups if offers]
    return render(request, "console/finding/palette_offers.html", {"groups": shown, "query": text})


def _groups(frame: Frame, text: str) -> Iterator[tuple[str, Iterator[Offer]]]:
    desk = frame.member.desk
    yield _("Jump"), _jump(desk, text)
    yield _("Recent tickets"), _recent(frame, text)
    yield _("Go to"), _places(frame, text)
    yield _("Kept searches"), _kept(frame, text)
    if len(text) >= SEARCHED_FROM:
        yield _("Tickets"), _tickets(frame, text)
        yield _("Articles"), _articles(frame, text)


def _jump(desk: Desk, text: str) -> Iterator[Offer]:
    number = number_perhaps_meant(text, prefix=desk.prefix)
    ticket = ticket_numbered(desk, number) if number is not None else None
    if ticket is not None:
        yield _ticket(desk, ticket)


def _recent(frame: Frame, text: str) -> Iterator[Offer]:
    desk = frame.member.desk
    for ticket in recent_tickets(desk, frame.member.user):
        if _fits(text, f"{desk.prefix}-{ticket.number} {ticket.subject}"):
            yield _ticket(desk, ticket)


def _places(frame: Frame, text: str) -> Iterator[Offer]:
    for group in frame.context["rail"]:
        for item in group.items:
            if _fits(text, item.label):
                yield Offer(label=item.label, url=item.url, icon=item.icon, detail=item.count)


def _kept(frame: Frame, text: str) -> Iterator[Offer]:
    for saved in saved_searches(frame.member.desk, frame.member.user):
        if _fits(text, f"{saved.name} {saved.text}"):
            address = _searching(frame.member.desk, saved.text)
            yield Offer(label=saved.name, url=address, icon="star", detail=saved.text)


def _tickets(frame: Frame, text: str) -> Iterator[Offer]:
    desk = frame.member.desk
    for found in found_for(frame, text, limit=TICKETS_AT_MOST).found:
        row = found.row
        address = reverse("console:ticket", args=[desk.name, row.number])
        yield Offer(label=row.subject, url=address, icon="ticket", detail=f"{row.reference} · {row.customer}")
    yield Offer(label=_("Search for “%(text)s”") % {"text": text}, url=_searching(desk, text), icon="search")


def _articles(frame: Frame, text: str) -> Iterator[Offer]:
    desk = frame.member.desk
    for article in reading.search(desk, text, COLLEAGUE, limit=ARTICLES_AT_MOST):
        address = reverse("portal:article", args=[desk.name, article.slug])
        title = article.published.title if article.published else article.slug
        yield Offer(label=title, url=address, icon="book", detail=article.get_kind_display())


def _ticket(desk: Desk, ticket: Ticket) -> Offer:
    address = reverse("console:ticket", args=[desk.name, ticket.number])
    return Offer(label=ticket.subject, url=address, icon="ticket", detail=f"{desk.prefix}-{ticket.number}")


def _searching(desk: Desk, text: str) -> str:
    return f"{reverse('console:search', args=[desk.name])}?{urlencode({'q': text})}"


def _fits(text: str, words: str) -> bool:
    """Say whether each word that was typed begins a word of these."""
    there = plain(words).replace("-", " ").split()
    return all(any(word.startswith(said) for word in there) for said in plain(text).replace("-", " ").split())
