"""The list of the tickets that a customer may read on one desk, and how they narrow it down."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upheld.agreements.access import agreement_in_force
from upheld.customers.access import contact_of
from upheld.customers.queries import oversees
from upheld.desks.access import public_desk
from upheld.now import now
from upheld.presentation.customer_page import frame, reader_zone
from upheld.surfaces.portal import visits
from upheld.surfaces.portal.privacy import private
from upheld.tickets.access import tickets_of_customer
from upheld.tickets.queries.own import OPEN, RESOLVED, Narrowing, own_tickets

WORDS_AT_MOST = 100
MINE = "mine"


@require_safe
@private
def tickets(request: HttpRequest, desk: str) -> HttpResponse:
    """List the tickets that this customer may read by account, or by the links that their browser followed."""
    at = now()
    found = public_desk(desk)
    contact = contact_of(request.user, found)
    theirs = tickets_of_customer(request.user, visits.nonces(request.session), found, at=at)
    asked = _asked(request)
    narrowed = _narrowing(asked).applied_to(theirs, contact)
    shown = own_tickets(narrowed, found, after=_after(request), at=at, zone=reader_zone(found, request.user))
    around = frame(found, agreement_in_force(found, at=at), viewer=request.user, at=at, active="tickets")
    sees_all = contact is not None and contact.organisation is not None and oversees(contact)
    context = {
        "rows": shown.rows,
        "later": f"?{urlencode(asked | {'after': shown.next_after})}" if shown.next_after else "",
        "asked": asked,
        "states": _states(asked),
        "sees_all": sees_all,
        "customer": contact.organisation if contact else None,
    }
    return render(request, "portal/tickets/mine.html", around | context)


def _asked(request: HttpRequest) -> dict[str, str]:
    """Return what the address asks for, without what means nothing."""
    said = {
        key: request.GET.get(key, "")[:WORDS_AT_MOST].replace("\x00", "").strip() for key in ("q", "state", "whose")
    }
    known = said["state"] in (OPEN, RESOLVED), said["whose"] == MINE
    kept = {"q": said["q"], "state": said["state"] if known[0] else "", "whose": MINE if known[1] else ""}
    return {key: value for key, value in kept.items() if value}


def _narrowing(asked: dict[str, str]) -> Narrowing:
    return Narrowing(state=asked.get("state", ""), mine_alone="whose" in asked, words=asked.get("q", ""))


def _states(asked: dict[str, str]) -> list[dict[str, object]]:
    """Return the states among which one chooses, each with its address; what else was asked stays."""
    others = {key: value for key, value in asked.items() if key != "state"}
    choices = (("", _("All")), (OPEN, _("Open")), (RESOLVED, _("Resolved")))
    return [
        {
            "label": label,
            "url": f"?{urlencode(others | ({'state': key} if key else {}))}",
            "active": asked.get("state", "") == key,
        }
        for key, label in choices
    ]


def _after(request: HttpRequest) -> int | None:
    """Read after which number the page begins; what is no number begins at the newest."""
    said = request.GET.get("after", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < len("9" * 18) else None
