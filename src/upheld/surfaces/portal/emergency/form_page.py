"""The page of the emergency form: what qualifies, what it may cost, one button. Sending it lives beside this."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.promise import Promise
from servicelevel.priority.triage import declares_emergency
from upheld.presentation.citations import clause_url
from upheld.presentation.customer_page import frame
from upheld.presentation.intake.asking import Asking
from upheld.presentation.intake.emergency_form import EmergencyForm
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.promised import card_of
from upheld.surfaces.portal.intake.files import files_of

UNPROCESSABLE = 422
# The agreement's name for this way in, where it has one.
CHANNEL = "emergency-form"


def form_of(asking: Asking, data: Mapping[str, Any] | None) -> EmergencyForm:
    """Return the form as whoever asks gets it; where it may cost them something, it asks for their consent."""
    form = EmergencyForm(asking.agreement, at=asking.at, known=asking.identity is not None, data=data)
    promise = by_form(asking).promise(form)
    if words := cost_words(promise):
        form.ask_consent(words)
    return form


def by_form(asking: Asking) -> Asking:
    """Return who asks, by the emergency form if the agreement names it as a way in."""
    named = any(way.key == CHANNEL for way in asking.agreement.channels)
    return replace(asking, channel=CHANNEL) if named else asking


def belongs_here(asking: Asking, form: TicketForm) -> bool:
    """Say whether the usual form declares an emergency that the agreement takes by a form of its own."""
    agreement: Agreement = asking.agreement
    term = agreement.emergencies
    if term is None or term.declared_by != "form":
        return False
    return declares_emergency(agreement, facts=asking.facts(form), at=asking.at).verdict


def cost_words(promise: Promise | None) -> str:
    """Return what an emergency may cost, as it is said beside the box that accepts it; empty where it costs nothing."""
    charge = promise.charge if promise else None
    if charge is None:
        return ""
    said = _("{price} per {per} may be charged.") if charge.may else _("{price} per {per} is charged.")
    return f"{charge.say or ''} {said.format(price=f'{charge.amount} {charge.currency}', per=charge.per)}".strip()


def form_page(
    request: HttpRequest, asking: Asking, form: EmergencyForm, *, status: int = 200, moved: bool = False
) -> HttpResponse:
    """Return the page of the form; `moved` says that what was typed comes from the usual form."""
    agreement, term = asking.agreement, asking.agreement.emergencies
    promise = by_form(asking).promise(form)
    card = card_of(promise, agreement, at=asking.minute, zone=asking.zone) if promise else None
    shown = {
        "form": form,
        "identity": asking.identity,
        "term": term,
        "term_url": clause_url(asking.desk.name, term.clause.number) if term else "",
        "triage": agreement.triage,
        "promise": card,
        "attaching": files_of(request, asking, form),
        "moved": moved,
        "charge": promise.charge if promise else None,
    }
    around = frame(asking.desk, agreement, viewer=request.user, at=asking.at, active="emergency")
    return render(request, "portal/emergency/form.html", around | shown, status=status)
