"""Sending the emergency form: within bounds, once for each site, with consent to what it may cost."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from servicelevel.clocks.promise import PromiseError
from upheld.customers.queries import contact_with
from upheld.desks.access import NotFound
from upheld.presentation.intake.asking import Asking
from upheld.presentation.intake.emergency_form import EmergencyForm
from upheld.presentation.limits import TOO_MANY, Bounds, refused_until, said_of, wait
from upheld.surfaces.portal import visits
from upheld.surfaces.portal.attaching import REFUSALS
from upheld.surfaces.portal.emergency.form_page import UNPROCESSABLE, by_form, form_page
from upheld.tickets.access import ticket_for_customer
from upheld.tickets.actions import message, tracking
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.models import Ticket
from upheld.tickets.queries.emergencies import open_emergency
from upheld.workflows.declare_emergency import ConsentMissing, declare_emergency

# Emergencies; each wakes people.
DECLARING = Bounds(deed="emergencies", from_one_place=6, by_one_person=6, on_one_desk=60)


def send(request: HttpRequest, asking: Asking, form: EmergencyForm, *, files: Chosen) -> HttpResponse:
    """Declare what a valid form says; a second one about the same site is added to the first."""
    try:
        return _sent(request, asking, form, files=files)
    except (PromiseError, *REFUSALS) as refusal:
        form.add_error(None, str(refusal))
        return form_page(request, asking, form, status=UNPROCESSABLE)


def _sent(request: HttpRequest, asking: Asking, form: EmergencyForm, *, files: Chosen) -> HttpResponse:
    if until := refused_until(request, asking.desk.name, DECLARING, at=asking.at):
        form.add_error(None, _("Too many emergencies were declared from here. Call us, or open a usual ticket."))
        form.add_error(None, said_of(until, asking.desk, request, at=asking.at))
        return wait(form_page(request, asking, form, status=TOO_MANY), until, at=asking.at)
    name, email = asking.who(form)
    if first := _first(request, asking, form, email):
        return _added(request, first, by_form(asking), form, files=files)
    consent = str(form.fields["consent"].help_text) if form.cleaned_data.get("consent") else ""
    opening = replace(by_form(asking).opening(form), files=files)
    try:
        ticket = declare_emergency(
            asking.desk,
            opening,
            email=email,
            name=name,
            consent=consent,
            at=asking.at,
            language=get_language() or "",
            stranger=asking.identity is None,
        )
    except ConsentMissing:
        form.add_error(None, _("We need your consent to the rate before we send this."))
        return form_page(request, asking, form, status=UNPROCESSABLE)
    if ticket.contact.email.lower() == email.lower():  # a repeated submission may have opened somebody else's
        visits.remember(request.session, tracking.make(ticket, ticket.contact, at=asking.at).nonce)
    return redirect("portal:emergency_told", desk=asking.desk.name, number=ticket.number)


def _first(request: HttpRequest, asking: Asking, form: EmergencyForm, email: str) -> Ticket | None:
    """Return the emergency that is open about the same site, if it is this person's to see; strangers learn of none."""
    contact = asking.contact or contact_with(asking.desk, email)
    found = open_emergency(contact, asking.agreement, site=form.site()) if contact else None
    if found is None:
        return None
    try:
        nonces = visits.nonces(request.session)
        return ticket_for_customer(request.user, nonces, asking.desk, found.number, at=asking.at)
    except NotFound:
        return None


def _added(request: HttpRequest, first: Ticket, asking: Asking, form: EmergencyForm, *, files: Chosen) -> HttpResponse:
    """Add the words to the emergency that is open, and lead there."""
    sent = form.cleaned_data["submission"]
    if first.submission != sent:  # else it is the same form, sent twice
        said = "\n\n".join([form.message(), _("Call back: {number}").format(number=form.cleaned_data["callback"])])
        by = first.contact.as_actor
        message.from_customer(first, said, channel=asking.channel, by=by, at=asking.at, submission=sent, files=files)
        messages.success(request, _("This emergency is open already. What you wrote was added to it."))
    return redirect("portal:emergency_told", desk=asking.desk.name, number=first.number)
