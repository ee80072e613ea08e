"""The steps of opening a ticket: the form, what looks like a secret, the promise beforehand, the sending."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from servicelevel.clocks.promise import PromiseError
from upheld.desks.actions import siege
from upheld.now import now
from upheld.presentation.intake import proving
from upheld.presentation.intake.asking import Asking
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.intake.limits import PREVIEWING, SENDING, opened_too_often
from upheld.presentation.limits import TOO_MANY, refused_until, said_of, wait
from upheld.presentation.suspects import LookedThrough, look_through
from upheld.surfaces.portal import reviewing, visits
from upheld.surfaces.portal.attaching import REFUSALS, Brought, bring, complete, goes_on
from upheld.surfaces.portal.bounded import bounded
from upheld.surfaces.portal.emergency.form_page import belongs_here, form_of, form_page
from upheld.surfaces.portal.intake.asking import asking_of, context_of
from upheld.surfaces.portal.intake.files import files_of, place_in_form
from upheld.surfaces.portal.intake.turned_away import kept_row, turned_away, unproven
from upheld.surfaces.portal.knowledge.suggesting import carried, suggested
from upheld.surfaces.portal.recording import may_record
from upheld.tickets.actions import tracking
from upheld.tickets.actions.attach import Chosen
from upheld.workflows.open_ticket import open_ticket

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@may_record
def new(request: HttpRequest, desk: str) -> HttpResponse:
    """Ask what the agreement asks; then about secrets; then show the promise; then, confirmed, open the ticket."""
    asking = asking_of(request, desk, at=now())
    if request.method != "POST":
        return _page(request, asking, _begun(request, asking))
    looked = look_through(request.POST)
    brought = bring(request, place_in_form(request, asking, request.POST.get("submission", "")))
    if not goes_on(request, brought):
        return _page(request, asking, asking.form(data=request.POST))
    form = asking.form(data=looked.data)
    if not complete(form, brought, field=None):
        return _page(request, asking, form, status=UNPROCESSABLE)
    if reviewing.is_due(looked, brought):
        return _review(request, asking, form, looked=looked, brought=brought)
    if elsewhere := _goes_elsewhere(request, asking, form, said=looked.data):
        return elsewhere
    if request.POST.get("step") == "send" or "seen" in request.POST:
        return _send(request, asking, form, said=looked.data, files=brought.gathered.chosen)
    return _confirm(request, asking, form, looked=looked)


@require_POST
@bounded(PREVIEWING)
def preview(request: HttpRequest, desk: str) -> HttpResponse:
    """Show what a half-filled form would be promised at this minute; opens nothing."""
    asking = asking_of(request, desk, at=now())
    looked = look_through(request.POST)
    form = asking.form(data=looked.data)
    shown = {"scripted": True, "suspects": reviewing.rows(form, looked)}
    return render(request, "portal/intake/preview.html", context_of(request, asking, form) | shown)


def _begun(request: HttpRequest, asking: Asking) -> TicketForm:
    """Return the form with what the address chooses beforehand, or with the words that were kept."""
    said = request.GET.get("kept", "")
    if not said:
        form = asking.form(given=request.GET.dict())
        form.initial["text"] = carried(request, asking.desk.name)
        return form
    row = kept_row(request, asking.desk.name, _identifier(said), at=asking.at)
    return asking.form(data=MultiValueDict(row.typed))


def _identifier(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError:
        return UUID(int=0)  # nothing has it


def _page(request: HttpRequest, asking: Asking, form: TicketForm, *, status: int = 200) -> HttpResponse:
    shown = {"attaching": files_of(request, asking, form), "riddle": proving.riddle(asking)}
    return render(request, "portal/intake/new.html", context_of(request, asking, form) | shown, status=status)


def _review(
    request: HttpRequest, asking: Asking, form: TicketForm, *, looked: LookedThrough, brought: Brought
) -> HttpResponse:
    return reviewing.review(
        request,
        context_of(request, asking, form),
        form=form,
        looked=looked,
        brought=brought,
        files=files_of(request, asking, form),
        action=reverse("portal:new", args=[asking.desk.name]),
    )


def _goes_elsewhere(request: HttpRequest, asking: Asking, form: TicketForm, *, said: QueryDict) -> HttpResponse | None:
    """Answer a valid form that opens no ticket: too many came from here, or it is an emergency, or is turned away."""
    if until := refused_until(request, asking.desk.name, SENDING, at=asking.at):
        form.add_error(None, said_of(until, asking.desk, request, at=asking.at))
        return wait(_page(request, asking, form, status=TOO_MANY), until, at=asking.at)
    if belongs_here(asking, form):
        return form_page(request, asking, form_of(asking, said), moved=True)
    return turned_away(request, asking, form, said=said)


def _confirm(request: HttpRequest, asking: Asking, form: TicketForm, *, looked: LookedThrough) -> HttpResponse:
    typed = [(name, value) for name, values in looked.data.lists() if name in form.fields for value in values]
    shown = {
        "typed": [*typed, *looked.carried],
        "answered": form.answered(),
        "attaching": files_of(request, asking, form),
        "riddle": proving.riddle(asking),
        "articles": suggested(request, asking.desk.name, form.cleaned_data["subject"]),
    }
    return render(request, "portal/intake/confirm.html", context_of(request, asking, form) | shown)


def _send(request: HttpRequest, asking: Asking, form: TicketForm, *, said: QueryDict, files: Chosen) -> HttpResponse:
    if asking.identity is None and (kept := _kept_from_strangers(request, asking, form, said=said)):
        return kept
    return _opened(request, asking, form, files=files)


def _kept_from_strangers(
    request: HttpRequest, asking: Asking, form: TicketForm, *, said: QueryDict
) -> HttpResponse | None:
    """Answer a stranger whose request opens no ticket now: one address has too many, or proof is wanted and missing."""
    siege.notice_stranger(asking.desk, at=asking.at)
    if opened_too_often(asking, asking.who(form)[1]):
        form.add_error(None, _("Too many tickets were opened from this address. Wait an hour, or write to us."))
        return _page(request, asking, form, status=TOO_MANY)
    shown = request.POST.get(proving.FIELD, "")
    if proving.is_asked_for(asking) and not proving.is_proof(shown, asking.desk, at=asking.at):
        return unproven(request, asking, form, said=said)
    return None


def _opened(request: HttpRequest, asking: Asking, form: TicketForm, *, files: Chosen) -> HttpResponse:
    name, email = asking.who(form)
    try:
        opening = replace(asking.opening(form), files=files)
        ticket = open_ticket(
            asking.desk,
            opening,
            email=email,
            name=name,
            by=None,
            at=asking.at,
            language=get_language(),
            stranger=asking.identity is None,
        )
    except (PromiseError, *REFUSALS) as refusal:
        form.add_error(None, str(refusal))
        return _page(request, asking, form, status=UNPROCESSABLE)
    if ticket.contact.email.lower() == email.lower():  # a repeated submission may have opened somebody else's
        visits.remember(request.session, tracking.make(ticket, ticket.contact, at=asking.at).nonce)
    return redirect("portal:received", desk=asking.desk.name, number=ticket.number)
