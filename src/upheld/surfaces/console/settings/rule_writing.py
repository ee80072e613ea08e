"""Writing a rule: when it runs, for which tickets and what it does; trying and switching it is in `rules`."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from upheld.rules.access import rule_of_member
from upheld.rules.actions import keep
from upheld.rules.models import Rule
from upheld.rules.queries.lists import newest_revision
from upheld.rules.queries.meaning import conditions_of
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.queue_views.drawn import ConditionRow, fresh, in_words, rows_of, sent_conditions
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for, page
from upheld.surfaces.console.settings.rule_form import WHEN, RuleForm, as_typed
from upheld.tickets.actions import listing
from upheld.tickets.queries.views.conditions import CONDITIONS_AT_MOST, BadConditions, Condition, checked
from upheld.tickets.queries.views.known import known_on
from upheld.tickets.queries.views.subjects import ME, MINE, subjects_on

REFUSALS = (listing.BadLabel, listing.ListFull, keep.BadRule)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def new(request: MemberRequest, desk: str) -> HttpResponse:
    """Ask what a new rule does; on POST with a condition more or less, or kept."""
    return _written(request, frame_for(request, desk), None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def change(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show what a rule says to be changed; on POST changed."""
    frame = frame_for(request, desk)
    return _written(request, frame, rule_of_member(frame.member, number))


def _written(request: MemberRequest, frame: Frame, known: Rule | None) -> HttpResponse:
    desk, agreement = frame.member.desk, frame.agreement
    if request.method != "POST":
        revision = newest_revision(known) if known else None
        form = RuleForm(desk, agreement, initial=as_typed(revision) if revision else None)
        kept = in_words(conditions_of(revision), desk) if revision else ()
        return _page(request, frame, form, kept, rule=known)
    sent = tuple(sent_conditions(request.POST))
    act = request.POST.get("act", "save")
    if act != "save":
        form = RuleForm(desk, agreement, initial=request.POST.dict())
        return _page(request, frame, form, _with_other(sent, act, request, frame), rule=known)
    return _kept(request, frame, RuleForm(desk, agreement, request.POST), sent, known)


def _kept(
    request: MemberRequest, frame: Frame, form: RuleForm, sent: tuple[Condition, ...], known: Rule | None
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, frame, form, sent, rule=known, status=INCOMPLETE)
    desk, by = frame.member.desk, frame.member.user.as_actor
    try:
        plan = form.plan(checked(sent, known_on(desk, at=frame.at)))
        found = known or keep.add(desk, plan, by=by, at=frame.at)
        if known is not None:
            keep.change(known, plan, by=by, at=frame.at)
    except BadConditions as refusal:
        return _page(request, frame, form, sent, rule=known, faults=refusal.faults, status=INCOMPLETE)
    except REFUSALS as refusal:
        return _page(request, frame, form, sent, rule=known, faults=(f"{refusal}.",), status=CONFLICT)
    return redirect("console:settings_rule", desk.name, found.pk)


def _with_other(
    conditions: tuple[Condition, ...], act: str, request: MemberRequest, frame: Frame
) -> tuple[Condition, ...]:
    """Return conditions with one more, or one less."""
    kept = list(conditions)
    verb, _sep, place = act.partition("-")
    if verb == "remove" and place.isdecimal() and len(place) < 3 and int(place) < len(kept):
        del kept[int(place)]
    if verb == "add" and len(kept) < CONDITIONS_AT_MOST:
        known = known_on(frame.member.desk, at=frame.at)
        added = fresh(request.POST.get("add", ""), subjects_on(known))
        kept += [added] if added else []
    return tuple(kept)


def _page(
    request: MemberRequest,
    frame: Frame,
    form: RuleForm,
    conditions: tuple[Condition, ...],
    *,
    status: int = 200,
    **shown: Any,
) -> HttpResponse:
    known = known_on(frame.member.desk, at=frame.at)
    rows = [_without_whoever_looks(row) for row in rows_of(conditions, known)]
    subjects = [(key, subject.label) for key, subject in subjects_on(known).items()]
    drawn = {
        "form": form,
        "when": [form[name] for name in WHEN],
        "acts": [field for field in form if field.name not in WHEN],
        "rows": rows,
        "subjects": subjects,
        "room": len(rows) < CONDITIONS_AT_MOST,
    }
    return page(request, frame, "rule_writing", status=status, **drawn, **shown)


def _without_whoever_looks(row: ConditionRow) -> ConditionRow:
    """Nobody looks on behalf of a rule."""
    return replace(row, choices=tuple(one for one in row.choices if one.value not in (ME, MINE)))
