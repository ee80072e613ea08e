"""The form within a website's page: begun by what that page says, answered in the same frame.

No cookie counts here, and nobody is signed in: who asks is what the visit in the form says.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from servicelevel.clocks.promise import PromiseError
from upheld.customers.access import website_of_desk
from upheld.now import now
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.intake.limits import opened_too_often
from upheld.presentation.theme import THEMES
from upheld.surfaces.widget.place import place_of
from upheld.surfaces.widget.policy import framed, limited
from upheld.surfaces.widget.sitting import Sitting, sitting
from upheld.surfaces.widget.visit import begin, visit_in
from upheld.tickets.access import tracking_token
from upheld.tickets.actions import tracking
from upheld.tickets.models import Ticket
from upheld.workflows.open_embedded import open_embedded

UNPROCESSABLE, TOO_MANY = 422, 429


@require_http_methods(["GET", "HEAD", "POST"])
@framed
def frame(request: HttpRequest, desk: str) -> HttpResponse:
    """Wait for what the website's page says; then ask what the agreement asks; then open the ticket."""
    at = now()
    place = place_of(desk, at=at)
    if request.method != "POST":
        theme = request.GET.get("theme", "")
        shown = {"origins": place.origins, "theme": theme if theme in THEMES else ""}
        return limited(render(request, "widget/waiting.html", shown), place)
    if "origin" in request.POST:
        visit, refusal = begin(place, request.POST.dict(), at=at)
        return _begun(sitting(request, place, visit, at=at), refusal)
    visit = visit_in(request.POST.get("visit", ""), place)
    here = sitting(request, place, visit, at=at)
    if visit.has_ended(at):
        return here.page("form", here.sent_form(), is_late=True, asks_again=True)
    return _send(here, here.sent_form())


@require_POST
@framed
def preview(request: HttpRequest, desk: str) -> HttpResponse:
    """Show what a half-filled form would be promised at this minute; opens nothing."""
    at = now()
    place = place_of(desk, at=at)
    here = sitting(request, place, visit_in(request.POST.get("visit", ""), place), at=at)
    return here.page("promise", here.sent_form())


def _begun(here: Sitting, refusal: str) -> HttpResponse:
    """Show the form with which a visit begins; filled in already where it went on after an earlier visit had ended."""
    if "submission" in here.request.POST:
        return here.page("form", here.sent_form(), refusal=refusal, is_late=True)
    if here.lacks_account:
        return here.page("account", here.asking.form(), refusal=refusal, clause=here.place.channel.clause)
    return here.page("form", here.asking.form(), refusal=refusal)


def _send(here: Sitting, form: TicketForm) -> HttpResponse:
    if not form.is_valid():
        return here.page("form", form, status=UNPROCESSABLE)
    if here.lacks_account:
        form.add_error(None, _("This website can no longer say who you are. Copy what you wrote, and reload its page."))
        return here.page("form", form, status=UNPROCESSABLE)
    if here.asking.identity is None and opened_too_often(here.asking, form.cleaned_data["email"]):
        form.add_error(None, _("Too many tickets were opened from this address. Wait an hour, or write to us."))
        return here.page("form", form, status=TOO_MANY)
    try:
        ticket = _opened(here, form)
    except PromiseError as refusal:
        form.add_error(None, str(refusal))
        return here.page("form", form, status=UNPROCESSABLE)
    return _sent(here, form, ticket)


def _opened(here: Sitting, form: TicketForm) -> Ticket:
    name, email = here.asking.who(form)
    website = website_of_desk(here.place.desk, here.visit.website)
    return open_embedded(
        website,
        here.opening(form),
        email=email,
        name=name,
        vouched_for=here.visit.who is not None,
        at=here.at,
        language=get_language(),
    )


def _sent(here: Sitting, form: TicketForm, ticket: Ticket) -> HttpResponse:
    """Say that it arrived; whom the website vouches for gets the way to it at once, a stranger gets it by mail."""
    _name, email = here.asking.who(form)
    token = ""
    if here.visit.who is not None and ticket.contact.email.lower() == email.lower():
        token = tracking_token(tracking.make(ticket, ticket.contact, at=here.at).nonce)
    return here.page("sent", form, reference=f"{here.place.desk.prefix}-{ticket.number}", email=email, track=token)
