"""The page on which a view is built: conditions added one by one, what they hold shown at once, and saving it."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from upheld.desks.access import Permission, member_for, permits
from upheld.now import now
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.queue_views.drawn import fresh, in_words, rows_of, sent_conditions
from upheld.surfaces.console.queue_views.forms import ViewForm, initial_of
from upheld.surfaces.console.queue_views.looking import preview_of
from upheld.surfaces.console.rail import view_url
from upheld.tickets.access import teams_to_share_with, view_to_change
from upheld.tickets.actions import saved_view
from upheld.tickets.models import SavedView
from upheld.tickets.queries.columns import BadColumns
from upheld.tickets.queries.views.conditions import CONDITIONS_AT_MOST, BadConditions, Condition, as_kept, checked
from upheld.tickets.queries.views.known import Known, known_on
from upheld.tickets.queries.views.subjects import subjects_on

INCOMPLETE = 422
REFUSALS = (BadConditions, BadColumns, saved_view.BadViewName, saved_view.NothingAsked, saved_view.TooManyViews)


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A view while it is being built."""

    form: ViewForm
    # As they were typed.
    conditions: tuple[Condition, ...] = ()
    # The row that is being changed; None for a new one.
    saved: SavedView | None = None
    faults: tuple[str, ...] = ()
    status: int = field(default=200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def new(request: MemberRequest, desk: str) -> HttpResponse:
    """Show the builder, empty; on POST with a condition more or less, or saved."""
    return _build(request, _frame(request, desk), None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def view(request: MemberRequest, desk: str, view: int) -> HttpResponse:
    """Show a saved view in the builder; on POST changed."""
    frame = _frame(request, desk)
    return _build(request, frame, view_to_change(frame.member, view))


@require_POST
@for_members
def preview(request: MemberRequest, desk: str) -> HttpResponse:
    """Show how many tickets the conditions hold, and the first of them: for the builder, as they are typed."""
    frame = _frame(request, desk)
    known = known_on(frame.member.desk, at=frame.at)
    shown = preview_of(sent_conditions(request.POST), known, frame, order=request.POST.get("order", ""))
    return render(request, "console/queue_views/preview.html", {**frame.context, **shown})


@require_POST
@for_members
def deletion(request: MemberRequest, desk: str, view: int) -> HttpResponse:
    """Take a view out of every rail."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    found = saved_view.delete(view_to_change(member, view), by=member.user.as_actor, at=now())
    messages.success(request, _("The view %(name)s is deleted.") % {"name": found.name})
    return redirect("console:views", desk)


def _frame(request: MemberRequest, desk: str) -> Frame:
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    return frame_of(request, member, at=now().replace(microsecond=0), view="views")


def _build(request: MemberRequest, frame: Frame, saved: SavedView | None) -> HttpResponse:
    known = known_on(frame.member.desk, at=frame.at)
    if request.method != "POST":
        kept = in_words(as_kept(saved.conditions), frame.member.desk) if saved else ()
        initial = initial_of(saved) if saved else None
        return _page(request, frame, known, Draft(form=_form(frame, initial=initial), conditions=kept, saved=saved))
    draft = Draft(form=_form(frame, request.POST), conditions=tuple(sent_conditions(request.POST)), saved=saved)
    act = request.POST.get("act", "save")
    if act != "save":
        bare = replace(draft, form=_form(frame, initial=request.POST.dict() | _many(request)))
        return _page(request, frame, known, _with_other_conditions(bare, act, request, known))
    return _saved(request, frame, known, draft)


def _saved(request: MemberRequest, frame: Frame, known: Known, draft: Draft) -> HttpResponse:
    if not draft.form.is_valid():
        return _page(request, frame, known, replace(draft, status=INCOMPLETE))
    by = frame.member.user.as_actor
    try:
        plan = draft.form.plan(checked(draft.conditions, known))
        if draft.saved is None:
            row = saved_view.save(frame.member.desk, plan, maker=frame.member.user, by=by, at=frame.at)
        else:
            row = saved_view.change(draft.saved, plan, by=by, at=frame.at)
    except REFUSALS as refusal:
        faults = refusal.faults if isinstance(refusal, BadConditions) else (str(refusal),)
        return _page(request, frame, known, replace(draft, faults=faults, status=INCOMPLETE))
    return redirect(view_url(frame.member.desk.name, f"v{row.pk}"))


def _with_other_conditions(draft: Draft, act: str, request: MemberRequest, known: Known) -> Draft:
    """Return a draft with one condition more, or one less."""
    kept = list(draft.conditions)
    verb, _sep, place = act.partition("-")
    if verb == "remove" and place.isdecimal() and int(place) < len(kept):
        del kept[int(place)]
    added = fresh(request.POST.get("add", ""), subjects_on(known)) if verb == "add" else None
    if added is not None and len(kept) < CONDITIONS_AT_MOST:
        kept.append(added)
    return replace(draft, conditions=tuple(kept))


def _form(frame: Frame, *args: Any, **kwargs: Any) -> ViewForm:
    for_desk = permits(frame.member, Permission.MANAGE_DESK)
    return ViewForm(teams_to_share_with(frame.member), *args, for_desk=for_desk, **kwargs)


def _many(request: MemberRequest) -> dict[str, Any]:
    return {"columns": request.POST.getlist("columns")}


def _page(request: MemberRequest, frame: Frame, known: Known, draft: Draft) -> HttpResponse:
    subjects = subjects_on(known)
    rows = rows_of(draft.conditions, known)
    order = str(draft.form["order"].value())
    shown = {
        "form": draft.form,
        "rows": rows,
        "saved": draft.saved,
        "faults": draft.faults,
        "subjects": [(key, subject.label) for key, subject in subjects.items()],
        "room": len(rows) < CONDITIONS_AT_MOST,
        **preview_of(draft.conditions, known, frame, order=order),
    }
    return render(request, "console/queue_views/builder.html", {**frame.context, **shown}, status=draft.status)
