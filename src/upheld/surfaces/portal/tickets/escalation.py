"""Asking for escalation on one's own ticket, by the agreement's own way; answering is the console's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.presentation.suspects import LookedThrough, look_through
from upheld.surfaces.portal import reviewing
from upheld.surfaces.portal.attaching import NO_FILES, goes_on
from upheld.surfaces.portal.bounded import bounded
from upheld.surfaces.portal.kept import forget, keeping
from upheld.surfaces.portal.privacy import private
from upheld.surfaces.portal.tickets.forms import EscalationForm
from upheld.surfaces.portal.tickets.own import ACTING, Own, own_to_decide
from upheld.surfaces.portal.tickets.page import ticket_page
from upheld.tickets.actions import escalate
from upheld.tickets.actions.lock import MergedAway
from upheld.tickets.actions.message import NothingSaid

CONFLICT, UNPROCESSABLE = 409, 422
REFUSALS = (
    escalate.AlreadyAsked,
    escalate.AlreadyResolved,
    escalate.AskedTooOften,
    escalate.NoWayToAsk,
    MergedAway,
    NothingSaid,
)


@require_POST
@private
@bounded(ACTING)
@keeping("reason")
def ask(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Ask for escalation; a refusal stands beside what was typed."""
    own = own_to_decide(request, desk, number, at=now())
    looked = look_through(request.POST)
    if not goes_on(request, NO_FILES):
        return ticket_page(request, own, escalation=EscalationForm(initial=request.POST.dict()))
    form = EscalationForm(looked.data)
    if not form.is_valid():
        return ticket_page(request, own, escalation=form, status=UNPROCESSABLE)
    if reviewing.is_due(looked, NO_FILES):
        return _review(request, own, form, looked=looked)
    return _asked(request, own, form)


def _asked(request: HttpRequest, own: Own, form: EscalationForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        escalate.ask(own.ticket, said["reason"], by=own.reader.as_actor, at=own.at, submission=said["submission"])
    except REFUSALS as refusal:
        form.add_error("reason", f"{refusal}"[:1].upper() + f"{refusal}."[1:])
        return ticket_page(request, own, escalation=form, status=CONFLICT)
    forget(request.session, own.desk.name, own.ticket.number)
    return redirect("portal:ticket", desk=own.desk.name, number=own.ticket.number)


def _review(request: HttpRequest, own: Own, form: EscalationForm, *, looked: LookedThrough) -> HttpResponse:
    return reviewing.review(
        request,
        own.around(request),
        form=form,
        looked=looked,
        brought=NO_FILES,
        files={},
        action=reverse("portal:escalation", args=[own.desk.name, own.ticket.number]),
    )
