"""Merging a ticket: finding the other, seeing what becomes of the promises, doing it, undoing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
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
from upheld.tickets.queries.merges import older_first, reference_of, suggested_for

LONGEST_TYPED = 100
CHOICES_AT_MOST = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A ticket that may be the other one."""

    number: int
    reference: str
    subject: str
    customer: str


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
    asked = request.GET
    return _page(work, words=asked.get("q", "").replace("\x00", ""), other=asked.get("other", ""))


@require_POST
@for_members
def merged(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Merge the ticket with another of its desk, and go to the one that was kept."""
    work = work_on(request, desk, number, at=now())
    typed, confirmed = request.POST.get("other", ""), request.POST.get("confirmed", "")[:254]
    try:
        other = referenced_of_member(work.member, typed[:LONGEST_TYPED])
        row = merge_action.merge(work.ticket, other, confirmed=confirmed, by=work.by, at=work.at)
    except NotFound:
        return _page(work, refusal=_("there is no such ticket on this desk"), words=typed)
    except REFUSALS as refusal:
        return _page(work, refusal=str(refusal), other=typed, confirmed=confirmed)
    said = _("{merged} was merged into {kept}.")
    messages.success(request, said.format(merged=reference_of(row.merged), kept=reference_of(row.kept)))
    return redirect("console:ticket", desk, row.kept.number)


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


def _page(work: Work, *, words: str = "", other: str = "", refusal: str = "", confirmed: str = "") -> HttpResponse:
    frame = frame_of(work.request, work.member, at=work.at)
    words, other = words[:LONGEST_TYPED], other[:LONGEST_TYPED]
    context: dict[str, Any] = {
        **frame.context,
        "ticket": work.ticket,
        "reference": reference_of(work.ticket),
        "words": words,
        "choices": () if other else _choices(work, frame, words),
        "other": other,
        "refusal": refusal,
        "confirmed": confirmed,
        **(_preview(work, frame, other) if other else {}),
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


def _preview(work: Work, frame: Frame, typed: str) -> dict[str, Any]:
    kept, gone = older_first(work.ticket, referenced_of_member(work.member, typed))
    return {
        "kept": _side(kept, frame),
        "merged": _side(gone, frame),
        "of_another": gone.contact if gone.contact_id != kept.contact_id else None,
    }


def _side(ticket: Ticket, frame: Frame) -> Side:
    detail = detail_for_desk(ticket, at=frame.at, zone=frame.zone)
    faces = tuple(cited(face, desk_name=ticket.desk.name) for face in detail.faces)
    return Side(ticket=ticket, reference=detail.reference, faces=faces)
