"""The list of a customer's own tickets on one desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.agreements.access import agreement_in_force
from upheld.desks.access import public_desk
from upheld.now import now
from upheld.presentation.customer_page import frame, reader_zone
from upheld.surfaces.portal import visits
from upheld.surfaces.portal.privacy import private
from upheld.tickets.access import tickets_of_customer
from upheld.tickets.queries.own import own_tickets


@require_safe
@private
def tickets(request: HttpRequest, desk: str) -> HttpResponse:
    """List the tickets that are this customer's by account, or by the links that their browser followed."""
    at = now()
    found = public_desk(desk)
    mine = tickets_of_customer(request.user, visits.nonces(request.session), found, at=at)
    shown = own_tickets(mine, found, after=_after(request), at=at, zone=reader_zone(found, request.user))
    around = frame(found, agreement_in_force(found, at=at), viewer=request.user, at=at, active="tickets")
    later = f"?after={shown.next_after}" if shown.next_after else ""
    return render(request, "portal/tickets/mine.html", around | {"rows": shown.rows, "later": later})


def _after(request: HttpRequest) -> int | None:
    """Read after which number the page begins; what is no number begins at the newest."""
    said = request.GET.get("after", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < len("9" * 18) else None
