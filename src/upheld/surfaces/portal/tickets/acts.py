"""What a customer may do on their ticket: answer, say that it is solved, say that it is not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.presentation.suspects import LookedThrough, look_through
from upheld.surfaces.portal import reviewing
from upheld.surfaces.portal.attaching import REFUSALS, Brought, attaching, bring, complete, goes_on
from upheld.surfaces.portal.bounded import bounded
from upheld.surfaces.portal.kept import forget, keeping
from upheld.surfaces.portal.privacy import private
from upheld.surfaces.portal.recording import may_record
from upheld.surfaces.portal.tickets.files import place_on_ticket
from upheld.surfaces.portal.tickets.forms import ReplyForm
from upheld.surfaces.portal.tickets.own import ACTING, Own, own_ticket, own_to_decide
from upheld.surfaces.portal.tickets.page import ticket_page
from upheld.tickets.actions import closure, message
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.actions.closure import AlreadyResolved, NotResolved
from upheld.tickets.actions.lock import MergedAway
from upheld.tickets.actions.message import NothingSaid

CONFLICT, UNPROCESSABLE = 409, 422


@require_POST
@private
@bounded(ACTING)
@keeping("text")
@may_record
def replies(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Add what the customer says to the ticket."""
    own = own_ticket(request, desk, number, at=now())
    looked, brought = look_through(request.POST), bring(request, place_on_ticket(request, own))
    if not goes_on(request, brought):
        return ticket_page(request, own, reply=ReplyForm(initial=request.POST.dict()))
    form = ReplyForm(looked.data)
    if not complete(form, brought, field="text"):
        return ticket_page(request, own, reply=form, status=UNPROCESSABLE)
    if reviewing.is_due(looked, brought):
        return _review(request, own, form, looked=looked, brought=brought)
    return _said(request, own, form, files=brought.gathered.chosen)


def _said(request: HttpRequest, own: Own, form: ReplyForm, *, files: Chosen) -> HttpResponse:
    by, sent = own.reader.as_actor, form.cleaned_data["submission"]
    try:
        message.from_customer(
            own.ticket, form.message(), channel="portal", by=by, at=own.at, submission=sent, files=files
        )
    except (NothingSaid, *REFUSALS) as refusal:
        form.add_error("text", f"{refusal}")
        return ticket_page(request, own, reply=form, status=UNPROCESSABLE)
    forget(request.session, own.desk.name, own.ticket.number)
    return _back(own)


def _review(
    request: HttpRequest, own: Own, form: ReplyForm, *, looked: LookedThrough, brought: Brought
) -> HttpResponse:
    return reviewing.review(
        request,
        own.around(request),
        form=form,
        looked=looked,
        brought=brought,
        files=attaching(place_on_ticket(request, own), desk=own.desk),
        action=reverse("portal:replies", args=[own.desk.name, own.ticket.number]),
    )


@require_POST
@private
@bounded(ACTING)
def resolve(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Let the customer say that it is solved."""
    own = own_to_decide(request, desk, number, at=now())
    try:
        closure.resolve(own.ticket, by=own.reader.as_actor, at=own.at)
    except (AlreadyResolved, MergedAway) as refusal:
        return ticket_page(request, own, refusal=str(refusal), status=CONFLICT)
    return _back(own)


@require_POST
@private
@bounded(ACTING)
def reopen(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Let the customer say that it is not solved after all."""
    own = own_to_decide(request, desk, number, at=now())
    try:
        closure.reopen(own.ticket, by=own.reader.as_actor, at=own.at)
    except (NotResolved, MergedAway) as refusal:
        return ticket_page(request, own, refusal=str(refusal), status=CONFLICT)
    return _back(own)


def _back(own: Own) -> HttpResponse:
    return redirect("portal:ticket", desk=own.desk.name, number=own.ticket.number)
