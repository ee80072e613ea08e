"""Opening a ticket for a customer who asked elsewhere. What is promised is counted from when it is taken down."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from servicelevel.clocks.promise import PromiseError
from upheld.customers.access import contact_on_desk
from upheld.customers.queries import contact_with
from upheld.desks.access import NotFound, Permission, member_for
from upheld.now import now
from upheld.presentation.intake.asking import Asking
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.taking_form import TakenForm, ways_in
from upheld.workflows.take_ticket import take_ticket

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def new(request: MemberRequest, desk: str) -> HttpResponse:
    """Ask what the agreement asks of a customer, and open the ticket in their name."""
    frame = _frame(request, desk)
    if request.method != "POST":
        asking = _asking(frame, request.GET.dict())
        return _page(request, frame, asking, _form(asking, given=request.GET.dict()))
    asking = _asking(frame, request.POST.dict())
    form = _form(asking, data=request.POST)
    if form.is_valid():
        name, email = asking.who(form)
        agent, keep = frame.member.user, form.cleaned_data["mine"]
        try:
            opening = asking.opening(form)
            ticket = take_ticket(asking.desk, opening, email=email, name=name, agent=agent, keep=keep, at=asking.at)
            return redirect("console:ticket", desk=desk, number=ticket.number)
        except PromiseError as refusal:
            form.add_error(None, str(refusal))
    return _page(request, frame, asking, form, status=UNPROCESSABLE)


@require_POST
@for_members
def preview(request: MemberRequest, desk: str) -> HttpResponse:
    """Show what a half-filled form would be promised at this minute; opens nothing."""
    frame = _frame(request, desk)
    asking = _asking(frame, request.POST.dict())
    context = frame.context | asking.shown(_form(asking, data=request.POST))
    return render(request, "console/tickets/taking_preview.html", context)


def _frame(request: MemberRequest, desk: str) -> Frame:
    member = member_for(request.user, desk, permission=Permission.WORK_TICKETS)
    return frame_of(request, member, at=now(), view="new")


def _asking(frame: Frame, said: Mapping[str, str]) -> Asking:
    """Return who asks: a contact who was chosen, else whoever has the address, else a stranger."""
    desk = frame.member.desk
    chosen = contact_on_desk(desk, _identifier(said["contact"])) if said.get("contact") else None
    channels = [key for key, _label in ways_in(frame.agreement)]
    return Asking(
        desk=desk,
        agreement=frame.agreement,
        contact=chosen or contact_with(desk, said.get("email", "").strip()),
        identity=(chosen.name, chosen.email) if chosen else None,
        channel=said["channel"] if said.get("channel") in channels else channels[0],
        zone=frame.zone,
        at=frame.at,
    )


def _form(asking: Asking, *, data: QueryDict | None = None, given: Mapping[str, str] | None = None) -> TakenForm:
    return TakenForm(asking.agreement, at=asking.at, known=asking.identity is not None, data=data, given=given)


def _page(request: MemberRequest, frame: Frame, asking: Asking, form: TakenForm, *, status: int = 200) -> HttpResponse:
    shown = asking.shown(form) | {"contact": asking.contact if asking.identity else None}
    return render(request, "console/tickets/taking.html", frame.context | shown, status=status)


def _identifier(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError as fault:
        raise NotFound from fault
