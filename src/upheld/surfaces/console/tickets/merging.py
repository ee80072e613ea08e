"""Merging a ticket: finding the other, choosing which is kept, seeing what becomes of promises, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import NotFound
from upheld.now import now
from upheld.presentation.citations import CitedFace, cited
from upheld.surfaces.console.finding.grounds import found_for
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, REFUSALS, Work, work_on
from upheld.tickets.access import merge_of, referenced_of_member
from upheld.tickets.actions import merge as merge_action
from upheld.tickets.models import Ticket
from upheld.tickets.queries.detail import detail_for_desk
from upheld.tickets.queries.merges import let_go, older_first, reference_of, suggested_for

LONGEST_TYPED = 100
LONGEST_ADDRESS = 254
CHOICES_AT_MOST = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A ticket that may be the other one."""

    number: int
    reference: str
    subject: str
    customer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What somebody said about a merge so far."""

    # What they look for, as long as they have not chosen.
    words: str = ""
    # The other ticket as they named it; nothing before they have chosen.
    other: str = ""
    # The number of the one that is to be kept; what is no number of the two leaves it to the older.
    keep: str = ""
    # The address of the merged one's person, and why a promise may be let go.
    confirmed: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One of the two tickets in the preview, with what is promised on it."""

    ticket: Ticket
    reference: str
    faces: tuple[CitedFace, ...]


@require_safe
@for_members
def merging(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Offer tickets that may be about the same; with `other`, show what merging with it would mean."""
    work = work_on(request, desk, number, at=now())
    return _page(work, _asked(request.GET))


@require_POST
@for_members
def merged(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Merge the ticket with another of its desk, and go to the one that was kept."""
    work, asked = work_on(request, desk, number, at=now()), _asked(request.POST)
    try:
        other = referenced_of_member(work.member, asked.other)
    except NotFound:
        return _page(work, Asked(words=asked.other), refusal=_("there is no such ticket on this desk"))
    kept, gone = _in_order(work.ticket, other, asked.keep)
    said = {"confirmed": asked.confirmed, "reason": asked.reason}
    try:
        merge_action.merge(kept, gone, **said, by=work.by, at=work.at)
    except REFUSALS as refusal:
        return _page(work, asked, refusal=str(refusal))
    told = _("{merged} was merged into {kept}.")
    messages.success(request, told.format(merged=reference_of(gone), kept=reference_of(kept)))
    return redirect("console:ticket", desk, kept.number)


@require_POST
@for_members
def undone(request: MemberRequest, desk: str, number: int, merge: int) -> HttpResponse:
    """Part a ticket again from the one with which it was merged."""
    work = work_on(request, desk, number, at=now())
    row = merge_of(work.ticket, merge)
    try:
        merge_action.undo(row, reason=request.POST.get("reason", ""), by=work.by, at=work.at)
    except REFUSALS as refusal:
        return work.refused(Tried(refusal=str(refusal), status=CONFLICT))
    said = _("{merged} is a ticket of its own again.")
    messages.success(request, said.format(merged=reference_of(row.merged)))
    return redirect("console:ticket", desk, row.merged.number)


def _asked(sent: QueryDict) -> Asked:
    """Return what a form holds; a column takes no NUL, and no name of a ticket is long."""
    return Asked(
        words=_line(sent, "q", LONGEST_TYPED),
        other=_line(sent, "other", LONGEST_TYPED),
        keep=_line(sent, "keep", LONGEST_TYPED),
        confirmed=_line(sent, "confirmed", LONGEST_ADDRESS),
        reason=_line(sent, "reason", merge_action.REASON_LENGTH_AT_MOST),
    )


def _line(sent: QueryDict, name: str, at_most: int) -> str:
    return sent.get(name, "").replace("\x00", "")[:at_most]


def _in_order(one: Ticket, other: Ticket, keep: str) -> tuple[Ticket, Ticket]:
    """Return the ticket that is kept and the one that is merged into it."""
    kept, gone = older_first(one, other)
    return (gone, kept) if keep == str(gone.number) else (kept, gone)


def _page(work: Work, asked: Asked, *, refusal: str = "") -> HttpResponse:
    frame = frame_of(work.request, work.member, at=work.at)
    context: dict[str, Any] = {
        **frame.context,
        "ticket": work.ticket,
        "reference": reference_of(work.ticket),
        "asked": asked,
        "choices": () if asked.other else _choices(work, frame, asked.words),
        "refusal": refusal,
        **(_preview(work, frame, asked) if asked.other else {}),
    }
    return render(work.request, "console/tickets/merging.html", context, status=CONFLICT if refusal else 200)


def _choices(work: Work, frame: Frame, words: str) -> Sequence[Choice]:
    if not words:
        return [_choice(ticket) for ticket in suggested_for(work.ticket)]
    try:
        return [_choice(referenced_of_member(work.member, words))]
    except NotFound:
        rows = [one.row for one in found_for(frame, words, limit=CHOICES_AT_MOST).found]
    return [
        Choice(number=row.number, reference=row.reference, subject=row.subject, customer=row.customer)
        for row in rows
        if row.number != work.ticket.number
    ]


def _choice(ticket: Ticket) -> Choice:
    reference = reference_of(ticket)
    return Choice(number=ticket.number, reference=reference, subject=ticket.subject, customer=str(ticket.contact))


def _preview(work: Work, frame: Frame, asked: Asked) -> dict[str, Any]:
    kept, gone = _in_order(work.ticket, referenced_of_member(work.member, asked.other), asked.keep)
    merged, let_go_of = _side(gone, frame), {clock.metric for clock in let_go(kept, gone)}
    return {
        "kept": _side(kept, frame),
        "merged": merged,
        "let_go": [face for face in merged.faces if face.metric in let_go_of],
        "of_another": gone.contact if gone.contact_id != kept.contact_id else None,
    }


def _side(ticket: Ticket, frame: Frame) -> Side:
    detail = detail_for_desk(ticket, at=frame.at, zone=frame.zone)
    faces = tuple(cited(face, desk_name=ticket.desk.name) for face in detail.faces)
    return Side(ticket=ticket, reference=detail.reference, faces=faces)
