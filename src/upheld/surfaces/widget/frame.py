"""The form within a website's page: begun by what that page says, answered in the same frame.

No cookie counts here, and nobody is signed in: who asks is what the visit in the form says.
"""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from servicelevel.clocks.promise import PromiseError
from upheld.customers.access import website_of_desk
from upheld.notifications.queries import is_unconfirmed
from upheld.now import now
from upheld.presentation.citations import clause_url
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.intake.limits import PREVIEWING
from upheld.presentation.limits import TOO_MANY, refused_until, wait
from upheld.presentation.theme import THEMES
from upheld.surfaces.widget.bringing import bring, words_in
from upheld.surfaces.widget.obstacles import emergency_url, turned_away, unproven, why_not
from upheld.surfaces.widget.place import place_of
from upheld.surfaces.widget.policy import framed, limited
from upheld.surfaces.widget.sitting import Sitting, sitting
from upheld.surfaces.widget.visit import begin, visit_in
from upheld.tickets.access import tracking_token
from upheld.tickets.actions import tracking
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.models import Ticket
from upheld.workflows.gather_files import REFUSALS
from upheld.workflows.open_embedded import open_embedded

UNPROCESSABLE = 422


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
    return _send(here)


@require_POST
@framed
def preview(request: HttpRequest, desk: str) -> HttpResponse:
    """Show what a half-filled form would be promised at this minute; opens nothing."""
    at = now()
    place = place_of(desk, at=at)
    if until := refused_until(request, place.desk.name, PREVIEWING, at=at):
        return wait(HttpResponse(status=TOO_MANY), until, at=at)
    here = sitting(request, place, visit_in(request.POST.get("visit", ""), place), at=at)
    form = here.sent_form()
    return here.page("promise", form, emergency_url=emergency_url(here, form))


def _begun(here: Sitting, refusal: str) -> HttpResponse:
    """Show the form with which a visit begins; filled in already where it went on after an earlier visit had ended."""
    if "submission" in here.request.POST:
        return here.page("form", here.sent_form(), refusal=refusal, is_late=True)
    if here.lacks_account:
        return here.page("account", here.asking.form(), refusal=refusal, clause=here.place.channel.clause)
    return here.page("form", here.asking.form(), refusal=refusal)


def _send(here: Sitting) -> HttpResponse:
    """Open the ticket; what stands in the way is said above the form, which keeps all that is in it."""
    looked, brought = words_in(here.request), bring(here.request, here.asking)
    if brought.only_removes:
        return here.page("form", here.sent_form())
    form = here.asking.form(data=looked.data)
    if leads_to := emergency_url(here, form):
        return here.page("form", here.sent_form(), emergency_url=leads_to, status=UNPROCESSABLE)
    if not form.is_valid() or brought.refusal:
        if brought.refusal:
            form.add_error(None, f"{brought.refusal[:1].upper()}{brought.refusal[1:]}.")
        return here.page("form", form, status=UNPROCESSABLE)
    if looked.unasked or brought.taken_out:
        return here.page("form", here.sent_form(), suspects=looked.unasked, of_files=brought.taken_out, looked=looked)
    return _kept_away(here, form, said=looked.data) or _opened(here, form, brought.chosen)


def _kept_away(here: Sitting, form: TicketForm, *, said: QueryDict) -> HttpResponse | None:
    """Answer a valid form that opens no ticket now: too many came, the agreement does not let it, proof is missing."""
    if why := why_not(here, form):
        form.add_error(None, why.words)
        answer = here.page("form", form, status=why.status)
        return wait(answer, why.until, at=here.at) if why.until else answer
    if row := turned_away(here, form, said=said):
        return here.page("turned_away", form, row=row, clause_url=clause_url(here.place.desk.name, row.clause))
    if row := unproven(here, form, said=said):
        return here.page("kept", form, row=row)
    return None


def _opened(here: Sitting, form: TicketForm, files: Chosen) -> HttpResponse:
    name, email = here.asking.who(form)
    try:
        ticket = open_embedded(
            website_of_desk(here.place.desk, here.visit.website),
            here.opening(form, files),
            email=email,
            name=name,
            vouched_for=here.visit.who is not None,
            at=here.at,
            language=get_language(),
        )
    except (PromiseError, *REFUSALS) as refusal:
        form.add_error(None, str(refusal))
        return here.page("form", form, status=UNPROCESSABLE)
    return _sent(here, form, ticket)


def _sent(here: Sitting, form: TicketForm, ticket: Ticket) -> HttpResponse:
    """Say that it arrived; whom the website vouches for gets the way to it at once, a stranger gets it by mail."""
    _name, email = here.asking.who(form)
    token = ""
    if here.visit.who is not None and ticket.contact.email.lower() == email.lower():
        token = tracking_token(tracking.make(ticket, ticket.contact, at=here.at).nonce)
    asked = is_unconfirmed(here.place.desk.name, email)
    reference = f"{here.place.desk.prefix}-{ticket.number}"
    return here.page("sent", form, reference=reference, email=email, track=token, asked=asked)
