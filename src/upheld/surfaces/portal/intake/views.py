"""The steps of opening a ticket: the form, the promise beforehand, the sending, the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from servicelevel.clocks.promise import PromiseError
from upheld.now import now
from upheld.presentation.intake.form import TicketForm
from upheld.surfaces.portal import visits
from upheld.surfaces.portal.intake.asking import Asking, asking_of
from upheld.tickets.actions import tracking
from upheld.tickets.models import Ticket

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, desk: str) -> HttpResponse:
    """Ask what the agreement asks; then show the promise; then, confirmed, open the ticket."""
    asking = asking_of(request, desk, at=now())
    if request.method != "POST":
        form = asking.form(given=request.GET.dict())
        return render(request, "portal/intake/new.html", asking.context(request, form))
    form = asking.form(data=request.POST)
    if request.POST.get("step") == "edit":
        return render(request, "portal/intake/new.html", asking.context(request, form))
    if not form.is_valid():
        return render(request, "portal/intake/new.html", asking.context(request, form), status=UNPROCESSABLE)
    seen = request.POST.get("step") == "send" or "seen" in request.POST
    return _send(request, asking, form) if seen else _confirm(request, asking, form)


@require_POST
def preview(request: HttpRequest, desk: str) -> HttpResponse:
    """Show what a half-filled form would be promised at this minute; opens nothing."""
    asking = asking_of(request, desk, at=now())
    form = asking.form(data=request.POST)
    return render(request, "portal/intake/preview.html", asking.context(request, form) | {"scripted": True})


def _confirm(request: HttpRequest, asking: Asking, form: TicketForm) -> HttpResponse:
    typed = [(name, value) for name, values in request.POST.lists() if name in form.fields for value in values]
    shown = {"typed": typed, "answered": form.answered()}
    return render(request, "portal/intake/confirm.html", asking.context(request, form) | shown)


def _send(request: HttpRequest, asking: Asking, form: TicketForm) -> HttpResponse:
    try:
        ticket = asking.open(form)
    except PromiseError as refusal:
        form.add_error(None, str(refusal))
        return render(request, "portal/intake/new.html", asking.context(request, form), status=UNPROCESSABLE)
    if _wrote(asking, form, ticket):
        visits.remember(request.session, tracking.make(ticket, ticket.contact, at=asking.at).nonce)
    return redirect("portal:received", desk=asking.desk.name, number=ticket.number)


def _wrote(asking: Asking, form: TicketForm, ticket: Ticket) -> bool:
    """Say whether the ticket is this sender's; a repeated submission may have opened somebody else's."""
    email = asking.identity[1] if asking.identity else form.cleaned_data["email"]
    return ticket.contact.email.lower() == email.lower()
