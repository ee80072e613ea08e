"""What the agreement does not let through: kept, said with its clause, and within reach of whoever asked it."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from servicelevel.clocks.promise import PromiseError
from upheld.desks.access import public_desk
from upheld.now import now
from upheld.presentation.citations import clause_url
from upheld.presentation.intake.asking import Asking
from upheld.presentation.intake.form import TicketForm
from upheld.surfaces.portal import visits
from upheld.surfaces.portal.intake.asking import asking_of, context_of
from upheld.surfaces.portal.privacy import private
from upheld.tickets.access import KEPT_FOR, refusal_for_customer
from upheld.tickets.actions.turn_away import Sender
from upheld.tickets.models import IntakeRefusal
from upheld.workflows import turn_away as workflow
from upheld.workflows import wait_for_address


def turned_away(request: HttpRequest, asking: Asking, form: TicketForm, *, said: QueryDict) -> HttpResponse | None:
    """Keep what a valid form asks, and lead to it, if the agreement does not let it through; None if it does.

    `said` is what was typed, without the secrets that were taken out of it.
    """
    sender, typed = _sender(asking, form), _typed(form, said)
    try:
        row = workflow.turned_away(asking.desk, asking.opening(form), sender, typed=typed, at=asking.at)
    except PromiseError:
        return None
    return _led_to(request, asking, row, sender) if row else None


def unproven(request: HttpRequest, asking: Asking, form: TicketForm, *, said: QueryDict) -> HttpResponse:
    """Keep what a stranger asks without the proof that is wanted just now, and lead to it."""
    sender = _sender(asking, form)
    row = wait_for_address.keep(asking.desk, asking.opening(form), sender, typed=_typed(form, said), at=asking.at)
    return _led_to(request, asking, row, sender)


def _sender(asking: Asking, form: TicketForm) -> Sender:
    name, email = asking.who(form)
    return Sender(name=name, email=email, contact=asking.contact, language=get_language() or "")


def _typed(form: TicketForm, said: QueryDict) -> dict[str, list[str]]:
    return {key: [str(value) for value in values] for key, values in said.lists() if key in form.fields}


def _led_to(request: HttpRequest, asking: Asking, row: IntakeRefusal, sender: Sender) -> HttpResponse:
    if row.email == sender.email:  # a submission that was guessed leads to nobody's words
        visits.keep(request.session, str(row.public_id))
    return redirect("portal:kept", desk=asking.desk.name, refusal=row.public_id)


@require_safe
@private
def kept(request: HttpRequest, desk: str, refusal: UUID) -> HttpResponse:
    """Say why a request was turned away and where to go instead, above the words that were kept."""
    asking = asking_of(request, desk, at=now())
    row = kept_row(request, desk, refusal, at=asking.at)
    shown = {
        "row": row,
        "clause_url": clause_url(desk, row.clause),
        "until": row.turned_away_at + KEPT_FOR,
        "reference": f"{asking.desk.prefix}-{row.ticket.number}" if row.ticket else "",
        "days": KEPT_FOR.days,
    }
    return render(request, "portal/intake/kept.html", context_of(request, asking, asking.form()) | shown)


def kept_row(request: HttpRequest, desk: str, refusal: UUID, *, at: datetime) -> IntakeRefusal:
    """Return what was turned away, if it is this person's or was kept for this browser."""
    return refusal_for_customer(request.user, visits.kept(request.session), public_desk(desk), refusal, at=at)
