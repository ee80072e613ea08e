"""The list of desks, and a desk's front page: is it open, how is it reached, and what helps without asking."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from servicelevel.agreement.terms import Agreement
from upheld.agreements.access import agreement_in_force
from upheld.customers.access import contact_of
from upheld.desks.access import public_desk
from upheld.desks.models import Desk
from upheld.desks.queries import all_desks
from upheld.knowledge.facts import reader_of
from upheld.knowledge.queries import reading
from upheld.now import now
from upheld.presentation.citations import clause_url
from upheld.presentation.customer_page import frame, mark_of
from upheld.presentation.hours import hours_words
from upheld.presentation.opening import opening_of

# Articles that the front page names.
SHOWN = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way to reach the desk, with its hours."""

    label: str
    best_for: str
    address: str
    # What stands where the agreement gives no address.
    unlisted: str
    # Where the address leads; empty where it is not a link.
    link: str
    hours: str
    open: bool
    clause_number: str
    clause_url: str


@require_safe
def desks(request: HttpRequest) -> HttpResponse:
    """List the desks of this installation."""
    return render(request, "public/desks.html", {"desks": [mark_of(desk) for desk in all_desks()]})


@require_safe
def front(request: HttpRequest, desk: str) -> HttpResponse:
    """Show a desk's front page."""
    at = now()
    found = public_desk(desk)
    agreement = agreement_in_force(found, at=at)
    around = frame(found, agreement, viewer=request.user, at=at, active="front")
    shown = {
        "agreement": agreement,
        "opening": opening_of(agreement, plan=None, at=at),
        "ways": ways_of(agreement, email=found.email, at=at),
        "phone": _phone(agreement),
        "help": agreement.self_help,
        "emergencies": agreement.emergencies,
        **_articles(request, found, at=at),
    }
    return render(request, "public/front.html", around | shown)


def _articles(request: HttpRequest, desk: Desk, *, at: datetime) -> dict[str, object]:
    """Return whether there is anything to search, and what helped others of late, of what this person may read."""
    reader = reader_of(contact_of(request.user, desk), on=at.astimezone(ZoneInfo(desk.zone)).date())
    newest = reading.newest(desk, reader, limit=SHOWN)
    return {"has_help": bool(newest), "articles": reading.popular(desk, reader, at=at, limit=SHOWN) or newest}


def _phone(agreement: Agreement) -> str:
    """Return the number by which the desk is called, as the agreement gives it; empty without."""
    phones = (channel.address or "" for channel in agreement.channels if channel.key == "phone")
    return next((number.removeprefix("tel:") for number in phones if number), "")


def ways_of(agreement: Agreement, *, email: str, at: datetime) -> list[Way]:
    """Return the agreement's channels, each with its hours and whether it is open at `at`; mail goes to `email`."""
    ways = []
    for channel in agreement.channels:
        calendar = agreement.calendars[channel.calendar] if channel.calendar else None
        address = channel.address or (email if channel.key == "email" else "")
        ways.append(
            Way(
                label=channel.label,
                best_for=channel.best_for,
                address=address.removeprefix("mailto:").removeprefix("tel:"),
                unlisted=_("The number you were given") if channel.key == "phone" else _("On this site"),
                link=_link(address),
                hours=hours_words(calendar),
                open=calendar is None or calendar.is_open(at),
                clause_number=channel.clause.cited,
                clause_url=clause_url(agreement.name, channel.clause.cited),
            )
        )
    return ways


def _link(address: str) -> str:
    if address.startswith(("https://", "http://", "mailto:", "tel:")):
        return address
    if "@" in address:
        return f"mailto:{address}"
    return f"tel:{address.replace(' ', '')}" if address.startswith("+") else ""
