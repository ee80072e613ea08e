"""Acting on many tickets: saying what and seeing on how many, then watching it being done, and undoing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import NotFound, Permission, member_for
from upheld.now import now
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.bulk_forms import OFFERED, BulkForm
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE
from upheld.tickets.access import bulk_act_of_member
from upheld.tickets.actions import bulk
from upheld.tickets.models import BulkAct, BulkRow
from upheld.tickets.queries.bulk import progress_of, rows_of, tickets_in, tickets_numbered

REFUSALS = (bulk.NothingChosen, bulk.TooMany, bulk.NotOnDesk)
_DIGITS_AT_MOST = 18


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """Which tickets somebody chose: some by their numbers, or all of a view."""

    numbers: tuple[int, ...]
    # The key of the view whose tickets are all chosen; empty for those with the numbers.
    whole: str
    # Their rows; fewer than the numbers where some are none of this desk's.
    tickets: Sequence[int]

    @property
    def is_complete(self) -> bool:
        """Whether every number is one of a ticket of the desk."""
        return bool(self.whole) or len(self.tickets) == len(self.numbers)


@require_safe
@for_members
def asking(request: MemberRequest, desk: str) -> HttpResponse:
    """Ask what is to be known of a verb, and say on how many tickets it will be done."""
    frame = _frame(request, desk)
    verb = request.GET.get("verb", "")
    return _page(request, frame, _chosen(frame, request.GET), BulkForm(verb, frame) if verb in dict(OFFERED) else None)


@require_safe
@for_members
def pair(request: MemberRequest, desk: str) -> HttpResponse:
    """Go to where two chosen tickets are merged; of any other number of tickets, say so."""
    frame = _frame(request, desk)
    chosen = _chosen(frame, request.GET)
    if len(chosen.numbers) != 2 or not chosen.is_complete:
        refusal = _("two tickets are merged at a time; choose two")
        return _page(request, frame, chosen, None, refusal=refusal, status=CONFLICT)
    older, newer = chosen.numbers
    return redirect(f"{reverse('console:merging', args=[desk, newer])}?other={older}")


@require_POST
@for_members
def begin(request: MemberRequest, desk: str) -> HttpResponse:
    """Have a verb done to the tickets, and go where it can be watched."""
    frame = _frame(request, desk)
    verb, chosen = request.POST.get("verb", ""), _chosen(frame, request.POST)
    if verb not in dict(OFFERED):
        raise NotFound
    form = BulkForm(verb, frame, request.POST)
    if not form.is_valid():
        return _page(request, frame, chosen, form, status=INCOMPLETE)
    try:
        if not chosen.is_complete:
            raise bulk.NotOnDesk(_("some of these are no tickets of this desk"))
        act = bulk.begin(
            frame.member.desk,
            chosen.tickets,
            BulkAct.Verb(verb),
            form.arguments(),
            by=frame.member.user,
            at=frame.at,
        )
    except REFUSALS as refusal:
        return _page(request, frame, chosen, form, refusal=str(refusal), status=CONFLICT)
    return redirect("console:bulk_act", desk, act.pk)


@require_safe
@for_members
def act(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show how far an act is and what became of each ticket; to itself, only that."""
    frame = _frame(request, desk)
    return _progress(request, frame, bulk_act_of_member(frame.member, number))


@require_POST
@for_members
def undo(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Have taken back what an act has changed."""
    frame = _frame(request, desk)
    row = bulk_act_of_member(frame.member, number)
    try:
        undoing = bulk.undo(row, by=frame.member.user, at=frame.at)
    except bulk.CannotBeUndone as refusal:
        return _progress(request, frame, row, refusal=str(refusal), status=CONFLICT)
    return redirect("console:bulk_act", desk, undoing.pk)


def _frame(request: MemberRequest, desk: str) -> Frame:
    member = member_for(request.user, desk, permission=Permission.WORK_TICKETS)
    return frame_of(request, member, at=now(), view="bulk")


def _chosen(frame: Frame, sent: QueryDict) -> Chosen:
    whole = sent.get("whole", "")
    if whole:
        view = frame.views.find(whole)
        if view is None:
            raise NotFound
        return Chosen(numbers=(), whole=whole, tickets=tickets_in(view, at_most=bulk.TICKETS_AT_MOST))
    said = sent.getlist("ticket")[: bulk.TICKETS_AT_MOST + 1]
    numbers = sorted({int(one) for one in said if one.isdecimal() and len(one) <= _DIGITS_AT_MOST})
    return Chosen(numbers=tuple(numbers), whole="", tickets=tickets_numbered(frame.member.desk, numbers))


def _page(
    request: MemberRequest, frame: Frame, chosen: Chosen, form: BulkForm | None, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        **frame.context,
        "chosen": chosen,
        "verbs": OFFERED,
        "form": form,
        "verb_label": dict(OFFERED)[form.verb] if form else "",
        "refusal": refusal,
    }
    return render(request, "console/tickets/bulk.html", context, status=status)


def _progress(
    request: MemberRequest, frame: Frame, row: BulkAct, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    outcome, after = request.GET.get("outcome", ""), request.GET.get("after", "")
    progress = progress_of(row)
    first = BulkRow.Outcome.REFUSED if progress.refused or progress.waiting else BulkRow.Outcome.DONE
    shown = outcome if outcome in BulkRow.Outcome.values else first
    context: dict[str, Any] = {
        **frame.context,
        "act": row,
        "progress": progress,
        "outcome": shown,
        "page": rows_of(row, outcome=shown, after=int(after) if after.isdecimal() and len(after) <= 18 else 0),
        "refusal": refusal,
    }
    live = request.headers.get("HX-Target") == "bulk-progress"
    template = "bulk_progress" if live else "bulk_act"
    return render(request, f"console/tickets/{template}.html", context, status=status)
