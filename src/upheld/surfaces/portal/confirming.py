"""Confirming that an address is one's own, by the link of the one mail that a stranger gets; a link only opens it."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from upheld.agreements.access import agreement_in_force
from upheld.desks.access import public_desk
from upheld.desks.models import Desk
from upheld.notifications.access import correspondent_for_token
from upheld.notifications.models import Correspondent
from upheld.now import now
from upheld.presentation.customer_page import frame
from upheld.presentation.limits import Bounds
from upheld.surfaces.portal import visits
from upheld.surfaces.portal.bounded import bounded
from upheld.surfaces.portal.privacy import private
from upheld.tickets.actions import tracking
from upheld.workflows import address_confirmed

GONE = 410
# Links that are followed to their end.
CONFIRMING = Bounds(deed="addresses confirmed", from_one_place=60, by_one_person=60, on_one_desk=5_000)


@require_http_methods(["GET", "HEAD", "POST"])
@private
@bounded(CONFIRMING)
def confirm(request: HttpRequest, desk: str, token: str) -> HttpResponse:
    """Ask whether it was they who wrote; once they say so, lead to what they wrote."""
    at = now()
    found = public_desk(desk)
    try:
        row = correspondent_for_token(token, found.name, at=at)
    except Http404:
        return _page(request, found, None, at=at, status=GONE)
    if request.method != "POST":
        return _page(request, found, row, at=at)
    ticket = address_confirmed.confirm(found, row, at=at)
    if ticket is None:
        return _page(request, found, row, at=at, done=True)
    visits.remember(request.session, tracking.make(ticket, ticket.contact, at=at).nonce)
    return redirect("portal:ticket", desk=found.name, number=ticket.number)


def _page(
    request: HttpRequest, desk: Desk, row: Correspondent | None, *, at: datetime, status: int = 200, done: bool = False
) -> HttpResponse:
    around = frame(desk, agreement_in_force(desk, at=at), viewer=request.user, at=at, active="")
    return render(request, "portal/confirm.html", around | {"row": row, "done": done}, status=status)
