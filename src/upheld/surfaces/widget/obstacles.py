"""Why a filled-in form opens no ticket: an emergency, a stranger where none is served, a flood, the agreement."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from servicelevel.clocks.promise import PromiseError
from servicelevel.priority.triage import declares_emergency
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.intake.limits import opened_too_often
from upheld.presentation.limits import too_often
from upheld.surfaces.widget.sitting import Sitting
from upheld.tickets.actions.turn_away import Sender
from upheld.tickets.models import IntakeRefusal
from upheld.workflows import turn_away as workflow

UNPROCESSABLE, TOO_MANY = 422, 429
# How many requests strangers may send from one address of the network in an hour, to whomever they are confirmed.
SENT_AT_MOST = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Obstacle:
    """Why it does not go on, and the status that says so."""

    words: str
    status: int


def why_not(here: Sitting, form: TicketForm) -> Obstacle | None:
    """Return what stands in the way of a valid form; None if nothing does."""
    if here.lacks_account:
        words = _("This website can no longer say who you are. Copy what you wrote, and reload its page.")
        return Obstacle(words=words, status=UNPROCESSABLE)
    if here.asking.identity is not None:
        return None
    if opened_too_often(here.asking, form.cleaned_data["email"]):
        words = _("Too many tickets were opened from this address. Wait an hour, or write to us.")
        return Obstacle(words=words, status=TOO_MANY)
    if too_often(here.request, "asked", at_most=SENT_AT_MOST):
        return Obstacle(words=_("Too much was sent from here. Wait an hour, or write to us."), status=TOO_MANY)
    return None


def emergency_url(here: Sitting, form: TicketForm) -> str:
    """Return where an emergency is declared, if the form, whole or not, says that it is one; empty otherwise.

    Only where the agreement takes emergencies by a form of their own, with consent to their cost.
    """
    term = here.place.agreement.emergencies
    if term is None or term.declared_by != "form":
        return ""
    declared = declares_emergency(here.place.agreement, facts=here.asking.facts(form), at=here.at)
    return reverse("portal:emergency", args=[here.place.desk.name]) if declared.verdict else ""


def turned_away(here: Sitting, form: TicketForm, *, said: QueryDict) -> IntakeRefusal | None:
    """Keep what a valid form asks, if the agreement does not let it through; None if it does."""
    name, email = here.asking.who(form)
    sender = Sender(name=name, email=email, contact=here.asking.contact, language=get_language() or "")
    typed = {key: [str(value) for value in values] for key, values in said.lists() if key in form.fields}
    try:
        return workflow.turned_away(here.place.desk, here.asking.opening(form), sender, typed=typed, at=here.at)
    except PromiseError:
        return None
