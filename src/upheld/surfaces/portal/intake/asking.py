"""Who asks on the customers' form, and what stands around it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from servicelevel.agreement.terms import Clause
from upheld.accounts.models import User
from upheld.agreements.access import agreement_in_force
from upheld.customers.access import contact_of
from upheld.customers.models import Contact
from upheld.desks.access import public_desk
from upheld.presentation.customer_page import frame, reader_zone
from upheld.presentation.intake.asking import Asking
from upheld.presentation.intake.form import TicketForm

# The agreement's name for this way in, where it has one.
CHANNEL = "portal"


def asking_of(request: HttpRequest, desk_name: str, *, at: datetime) -> Asking:
    """Return who asks, of a desk that has an agreement in force."""
    desk = public_desk(desk_name)
    contact = contact_of(request.user, desk)
    return Asking(
        desk=desk,
        agreement=agreement_in_force(desk, at=at),
        contact=contact,
        identity=_identity(contact, request),
        channel=CHANNEL,
        zone=reader_zone(desk, request.user),
        at=at,
    )


def context_of(request: HttpRequest, asking: Asking, form: TicketForm) -> dict[str, Any]:
    """Return what the form's page shows."""
    around = frame(asking.desk, asking.agreement, viewer=request.user, at=asking.at, active="new")
    ready = {"have_ready": asking.agreement.intake.have_ready, "account_clause": _account_clause(request, asking)}
    return around | asking.shown(form) | ready


def _identity(contact: Contact | None, request: HttpRequest) -> tuple[str, str] | None:
    if contact is not None:
        return contact.name, contact.email
    return (request.user.name, request.user.email) if isinstance(request.user, User) else None


def _account_clause(request: HttpRequest, asking: Asking) -> Clause | None:
    """Return the clause by which strangers are asked to log in first, if the agreement wants an account here."""
    wanted = (way.clause for way in asking.agreement.channels if way.key == CHANNEL and way.needs_account)
    return None if isinstance(request.user, User) else next(wanted, None)
