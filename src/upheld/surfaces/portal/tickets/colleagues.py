"""Colleagues who follow a ticket: inviting one, leaving, and letting one go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.desks.access import NotFound
from upheld.now import now
from upheld.surfaces.portal.bounded import bounded
from upheld.surfaces.portal.privacy import private
from upheld.surfaces.portal.tickets.forms import InvitationForm
from upheld.surfaces.portal.tickets.own import ACTING, Own, own_ticket, own_to_decide
from upheld.surfaces.portal.tickets.page import ticket_page
from upheld.tickets.access import contact_follow_on
from upheld.tickets.actions import colleagues
from upheld.tickets.actions.lock import MergedAway

CONFLICT, UNPROCESSABLE = 409, 422
REFUSALS = (colleagues.NoAddress, colleagues.AlreadyTheirs, colleagues.TooManyFollow, MergedAway)


@require_POST
@private
@bounded(ACTING)
def invite(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Let somebody else follow the ticket, or ask the desk whether they may."""
    own = own_to_decide(request, desk, number, at=now())
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return ticket_page(request, own, invitation=form, status=UNPROCESSABLE)
    email = form.cleaned_data["email"]
    try:
        row = colleagues.invite(own.ticket, email, by=own.reader.as_actor, at=own.at)
    except REFUSALS as refusal:
        form.add_error("email", f"{refusal}"[:1].upper() + f"{refusal}."[1:])
        return ticket_page(request, own, invitation=form, status=CONFLICT)
    follows = _("%(email)s follows the ticket now, by a link of their own.")
    waits = _("We asked the desk whether %(email)s may follow. Until then they are told nothing.")
    messages.success(request, (follows if row.allowed_at else waits) % {"email": email})
    return _back(own)


@require_POST
@private
@bounded(ACTING)
def end(request: HttpRequest, desk: str, number: int, follow: int) -> HttpResponse:
    """Let somebody follow no longer: oneself, or, if the ticket is one's own to decide about, anybody."""
    own = own_ticket(request, desk, number, at=now())
    row = contact_follow_on(own.ticket, follow)
    leaves = row.contact_id == own.reader.pk
    if own.follows_only and not leaves:
        raise NotFound
    colleagues.end(own.ticket, row, by=own.reader.as_actor, at=own.at)
    if leaves:
        messages.success(request, _("You do not follow the ticket any more."))
        return redirect("portal:tickets", desk=own.desk.name)
    return _back(own)


def _back(own: Own) -> HttpResponse:
    return redirect("portal:ticket", desk=own.desk.name, number=own.ticket.number)
