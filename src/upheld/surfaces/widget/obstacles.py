"""Why a filled-in form opens no ticket: an emergency, a stranger where none is served, a flood, no proof, its terms."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from servicelevel.clocks.promise import PromiseError
from servicelevel.priority.triage import declares_emergency
from upheld.desks.actions import siege
from upheld.presentation.intake import proving
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.intake.limits import SENDING, opened_too_often
from upheld.presentation.limits import TOO_MANY, refused_until, said_of
from upheld.surfaces.widget.sitting import Sitting
from upheld.tickets.actions.turn_away import Sender
from upheld.tickets.models import IntakeRefusal
from upheld.workflows import turn_away as workflow
from upheld.workflows import wait_for_address

UNPROCESSABLE = 422


@dataclass(frozen=True, kw_only=True, slots=True)
class Obstacle:
    """Why it does not go on, and the status that says so."""

    words: str
    status: int
    # When one may try again; None if time changes nothing, or nobody says so.
    until: datetime | None = None


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
    if until := refused_until(here.request, here.place.desk.name, SENDING, at=here.at):
        words = said_of(until, here.place.desk, here.request, at=here.at)
        return Obstacle(words=words, status=TOO_MANY, until=until)
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
    typed = _typed(form, said)
    try:
        opening = here.asking.opening(form)
        return workflow.turned_away(here.place.desk, opening, _sender(here, form), typed=typed, at=here.at)
    except PromiseError:
        return None


def unproven(here: Sitting, form: TicketForm, *, said: QueryDict) -> IntakeRefusal | None:
    """Keep what a stranger asks without the proof that is wanted just now; None if it is shown, or none is wanted."""
    if here.asking.identity is not None:
        return None
    desk = here.place.desk
    siege.notice_stranger(desk, at=here.at)
    shown = here.request.POST.get(proving.FIELD, "")
    if not proving.is_asked_for(here.asking) or proving.is_proof(shown, desk, at=here.at):
        return None
    typed = _typed(form, said)
    return wait_for_address.keep(desk, here.opening(form), _sender(here, form), typed=typed, at=here.at)


def _sender(here: Sitting, form: TicketForm) -> Sender:
    name, email = here.asking.who(form)
    return Sender(name=name, email=email, contact=here.asking.contact, language=get_language() or "")


def _typed(form: TicketForm, said: QueryDict) -> dict[str, list[str]]:
    return {key: [str(value) for value in values] for key, values in said.lists() if key in form.fields}
