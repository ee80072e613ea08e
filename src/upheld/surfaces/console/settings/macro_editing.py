"""Writing a macro of a desk or of one person, and the list of each; whose may be looked at is decided by the pages."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect

from upheld.accounts.models import User
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest
from upheld.surfaces.console.settings.macro_form import MacroForm, as_typed
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, page
from upheld.tickets.actions import listing, macros
from upheld.tickets.models import Macro
from upheld.tickets.queries.placeholders import PLACEHOLDERS

REFUSALS = (listing.BadLabel, listing.ListFull, macros.BadMacro)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """A list of macros: whose it is, and its addresses by name."""

    # None for the desk's.
    owner: User | None
    index: str
    new: str
    one: str
    retired: str
    # The number of the ticket from whose composer a new one comes, and to which its writer returns.
    ticket: int | None = None


def desk_shelf() -> Shelf:
    """Return the list of a desk's macros."""
    name = "console:settings_macro"
    return Shelf(owner=None, index=f"{name}s", new=f"{name}_new", one=name, retired=f"{name}_retired")


def own_shelf(owner: User, *, ticket: int | None = None) -> Shelf:
    """Return the list of one person's macros."""
    name = "console:settings_own_macro"
    return Shelf(owner=owner, index=f"{name}s", new=f"{name}_new", one=name, retired=f"{name}_retired", ticket=ticket)


def edited(request: MemberRequest, frame: Frame, shelf: Shelf, known: Macro | None) -> HttpResponse:
    """Show a macro, or an empty one, to be written; on POST keep it."""
    desk = frame.member.desk
    posted = request.POST if request.method == "POST" else None
    form = MacroForm(desk, frame.agreement, posted, initial=as_typed(known) if known else None)
    if posted is None:
        return shown(request, frame, shelf, form, known)
    if not form.is_valid():
        return shown(request, frame, shelf, form, known, status=INCOMPLETE)
    try:
        _keep(form, frame, shelf, known)
    except REFUSALS as refusal:
        return shown(request, frame, shelf, form, known, refusal=str(refusal), status=CONFLICT)
    return redirect("console:ticket", desk.name, shelf.ticket) if shelf.ticket else redirect(shelf.index, desk.name)


def shown(
    request: MemberRequest,
    frame: Frame,
    shelf: Shelf,
    form: MacroForm,
    known: Macro | None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the form of a macro."""
    words = [(name, meaning) for name, (_said, meaning) in PLACEHOLDERS.items()]
    told = {"form": form, "macro": known, "placeholders": words, "refusal": refusal, "shelf": shelf}
    return page(request, frame, "macro", status=status, **told)


def _keep(form: MacroForm, frame: Frame, shelf: Shelf, known: Macro | None) -> None:
    label, by, at = form.cleaned_data["label"], frame.member.user.as_actor, frame.at
    reply, steps = form.cleaned_data["reply"], form.steps()
    if known is None:
        macros.add(frame.member.desk, label, reply=reply, steps=steps, owner=shelf.owner, by=by, at=at)
    else:
        macros.change(known, label, reply=reply, steps=steps, by=by, at=at)
