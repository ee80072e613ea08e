"""The pages of a desk's macros: its saved replies, and what is done again and again."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.macro_form import MacroForm, as_typed
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for, page
from upheld.tickets.access import macro_of_member
from upheld.tickets.actions import listing, macros
from upheld.tickets.models import Macro
from upheld.tickets.queries.macros import macros_of
from upheld.tickets.queries.placeholders import PLACEHOLDERS

REFUSALS = (listing.BadLabel, listing.ListFull, macros.BadMacro)


@require_safe
@for_members
def index(request: MemberRequest, desk: str) -> HttpResponse:
    """List the desk's macros."""
    frame = frame_for(request, desk)
    return page(request, frame, "macros", macros=macros_of(frame.member.desk))


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def new(request: MemberRequest, desk: str) -> HttpResponse:
    """Ask what a new macro says and does; on POST add it."""
    return _edited(request, frame_for(request, desk), None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def macro(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show a macro to be changed; on POST change it."""
    frame = frame_for(request, desk)
    return _edited(request, frame, macro_of_member(frame.member, number))


@require_POST
@for_members
def retired(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Offer a macro no longer."""
    frame = frame_for(request, desk)
    macros.retire(macro_of_member(frame.member, number), by=frame.member.user.as_actor, at=frame.at)
    return redirect("console:settings_macros", desk)


def _edited(request: MemberRequest, frame: Frame, known: Macro | None) -> HttpResponse:
    desk, by = frame.member.desk, frame.member.user.as_actor
    posted = request.POST if request.method == "POST" else None
    form = MacroForm(desk, frame.agreement, posted, initial=as_typed(known) if known else None)
    if posted is None:
        return _page(request, frame, form, known)
    if not form.is_valid():
        return _page(request, frame, form, known, status=INCOMPLETE)
    said = {"reply": form.cleaned_data["reply"], "steps": form.steps(), "by": by, "at": frame.at}
    try:
        if known is None:
            macros.add(desk, form.cleaned_data["label"], **said)
        else:
            macros.change(known, form.cleaned_data["label"], **said)
    except REFUSALS as refusal:
        return _page(request, frame, form, known, refusal=str(refusal), status=CONFLICT)
    return redirect("console:settings_macros", desk.name)


def _page(
    request: MemberRequest, frame: Frame, form: MacroForm, known: Macro | None, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    words = [(name, meaning) for name, (_said, meaning) in PLACEHOLDERS.items()]
    shown = {"form": form, "macro": known, "placeholders": words, "refusal": refusal}
    return page(request, frame, "macro", status=status, **shown)
