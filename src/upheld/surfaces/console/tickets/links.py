"""Linking a ticket to another from its page: at once, with a way back for some seconds."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.desks.access import NotFound
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.shaping_forms import RELATIONS
from upheld.surfaces.console.tickets.working import CONFLICT, REFUSALS, Work, work_on
from upheld.tickets.access import referenced_of_member
from upheld.tickets.actions import ticket_links
from upheld.tickets.models import Ticket, TicketLink
from upheld.tickets.queries.links import SAID, links_of

LONGEST_TYPED = 40
PART = "console/tickets/links.html"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Which link somebody asked for, as they typed it."""

    relation: str
    typed: str

    @property
    def kind(self) -> TicketLink.Kind:
        """What one ticket does to the other. Raises NotFound for what no form offers."""
        if self.relation not in dict(RELATIONS):
            raise NotFound
        return TicketLink.Kind(self.relation.removesuffix("-by"))

    def ends(self, ticket: Ticket, other: Ticket) -> tuple[Ticket, Ticket]:
        """Return source and target."""
        return (other, ticket) if self.relation.endswith("-by") else (ticket, other)


@require_POST
@for_members
def add(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Link the ticket to another of its desk."""
    return _done(work_on(request, desk, number, at=now()), ticket_links.link, undo="console:link_removed")


@require_POST
@for_members
def remove(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Take a link back."""
    return _done(work_on(request, desk, number, at=now()), ticket_links.unlink, undo="console:links")


def _done(work: Work, act: Callable[..., object], *, undo: str) -> HttpResponse:
    sent = work.request.POST
    asked = Asked(relation=sent.get("relation", ""), typed=sent.get("other", "")[:LONGEST_TYPED])
    kind = asked.kind
    try:
        other = referenced_of_member(work.member, asked.typed)
    except NotFound:
        return _refused(work, asked, _("there is no such ticket on this desk"))
    try:
        act(*asked.ends(work.ticket, other), kind, by=work.by, at=work.at)
    except REFUSALS as refusal:
        return _refused(work, asked, str(refusal))
    if not work.in_place:
        return work.done()
    said = SAID[kind.value, not asked.relation.endswith("-by")]
    reference = f"{other.desk.prefix}-{other.number}"
    words = _("Linked: {said} {other}.") if act is ticket_links.link else _("No longer linked: {said} {other}.")
    done = {"words": words.format(said=str(said).lower(), other=reference), "undo": undo, "asked": asked}
    return _part(work, {} if "undone" in sent else {"link_done": done})


def _refused(work: Work, asked: Asked, refusal: str) -> HttpResponse:
    if not work.in_place:
        return work.refused(Tried(refusal=refusal, status=CONFLICT))
    return _part(work, {"link_refusal": refusal, "link_asked": asked}, status=CONFLICT)


def _part(work: Work, shown: dict[str, object], *, status: int = 200) -> HttpResponse:
    context = {"links": links_of(work.ticket), "relations": RELATIONS, **shown}
    return work.part(PART, context, status=status)
