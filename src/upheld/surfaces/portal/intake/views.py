"""The steps of opening a ticket: the form, the promise beforehand, the sending, the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from servicelevel.clocks.promise import PromiseError
from upheld.now import now
from upheld.presentation.intake.asking import Asking
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.intake.limits import opened_too_often
from upheld.surfaces.portal import visits
from upheld.surfaces.portal.intake.asking import asking_of, context_of
from upheld.tickets.actions import tracking
from upheld.workflows.open_ticket import open_ticket

UNPROCESSABLE, TOO_MANY = 422, 429


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, desk: str) -> HttpResponse:
    """Ask what the agreement asks; then show the promise; then, confirmed, open the ticket."""
    asking = asking_of(request, desk, at=now())
    if request.method != "POST":
        form = asking.form(given=request.GET.dict())
        return render(request, "portal/intake/new.html", context_of(request, asking, form))
    form = asking.form(data=request.POST)
    if request.POST.get("step") == "edit":
        return render(request, "portal/intake/new.html", context_of(request, asking, form))
    if not form.is_valid():
        return render(request, "portal/intake/new.html", context_of(request, asking, form), status=UNPROCESSABLE)
    seen = request.POST.get("step") == "send" or "seen" in request.POST
    return _send(request, asking, form) if seen else _confirm(request, asking, form)


@require_POST
def preview(request: HttpRequest, desk: str) -> HttpResponse:
    """Show what a half-filled form would be promised at this minute; opens nothing."""
    asking = asking_of(request, desk, at=now())
    form = asking.form(data=request.POST)
    return render(request, "portal/intake/preview.html", context_of(request, asking, form) | {"scripted": True})


def _confirm(request: HttpRequest, asking: Asking, form: TicketForm) -> HttpResponse:
    typed = [(name, value) for name, values in request.POST.lists() if name in form.fields for value in values]
    shown = {"typed": typed, "answered": form.answered()}
    return render(request, "portal/intake/confirm.html", context_of(request, asking, form) | shown)


def _send(request: HttpRequest, asking: Asking, form: TicketForm) -> HttpResponse:
    name, email = asking.who(form)
    if asking.identity is None and opened_too_often(asking, email):
        form.add_error(None, _("Too many tickets were opened from this address. Wait an hour, or write to us."))
        return render(request, "portal/intake/new.html", context_of(request, asking, form), status=TOO_MANY)
    try:
        opening = asking.opening(form)
        ticket = open_ticket(
            asking.desk, opening, email=email, name=name, by=None, at=asking.at, language=get_language()
        )
    except PromiseError as refusal:
        form.add_error(None, str(refusal))
        return render(request, "portal/intake/new.html", context_of(request, asking, form), status=UNPROCESSABLE)
    if ticket.contact.email.lower() == email.lower():  # a repeated submission may have opened somebody else's
        visits.remember(request.session, tracking.make(ticket, ticket.contact, at=asking.at).nonce)
    return redirect("portal:received", desk=asking.desk.name, number=ticket.number)
