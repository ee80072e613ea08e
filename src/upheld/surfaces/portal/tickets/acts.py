"""What a customer may do on their ticket: answer, say that it is solved, say that it is not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.portal.kept import forget, keeping
from upheld.surfaces.portal.privacy import private
from upheld.surfaces.portal.tickets.forms import ReplyForm
from upheld.surfaces.portal.tickets.own import Own, own_ticket, own_to_decide
from upheld.surfaces.portal.tickets.page import ticket_page
from upheld.tickets.actions import attach, closure, message, upload
from upheld.tickets.actions.closure import AlreadyResolved, NotResolved
from upheld.tickets.actions.lock import MergedAway
from upheld.tickets.actions.message import NothingSaid
from upheld.tickets.models import Message
from upheld.workflows.choose_files import choose_files

CONFLICT, UNPROCESSABLE = 409, 422
FILE_REFUSALS = (attach.TooManyFiles, upload.Empty, upload.TooLarge, upload.TooManyWaiting, upload.NoRoom)


@require_POST
@private
@keeping("text")
def replies(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Add what the customer says to the ticket."""
    own = own_ticket(request, desk, number, at=now())
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return ticket_page(request, own, reply=form, status=UNPROCESSABLE)
    sent = form.cleaned_data["submission"]
    by, carried = own.reader.as_actor, request.FILES.getlist("files")
    try:
        carrying = own.ticket.merged_into or own.ticket
        files = choose_files(carrying, (), carried, kind=Message.Kind.CUSTOMER, by=by, at=own.at)
        message.from_customer(
            own.ticket, form.message(), channel="portal", by=by, at=own.at, submission=sent, files=files
        )
    except (NothingSaid, *FILE_REFUSALS) as refusal:
        form.add_error("text", f"{refusal}")
        return ticket_page(request, own, reply=form, status=UNPROCESSABLE)
    forget(request.session, own.desk.name, number)
    return _back(own)


@require_POST
@private
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
