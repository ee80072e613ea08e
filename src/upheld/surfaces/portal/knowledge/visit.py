"""Who reads a desk's help pages in this visit; not what they are shown."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.agreements.access import agreement_in_force
from upheld.customers.access import contact_of
from upheld.customers.models import Contact
from upheld.desks.access import NotFound, Permission, member_for, public_desk
from upheld.desks.models import Desk
from upheld.knowledge.facts import COLLEAGUE, Reader, reader_of
from upheld.now import now
from upheld.presentation.customer_page import frame

_KEY = "help-visit"
NONCE_BYTES = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """A request for a desk's help pages, and as whom it reads."""

    request: HttpRequest
    desk: Desk
    contact: Contact | None
    reader: Reader
    at: datetime

    def page(self, name: str, *, status: int = 200, **shown: Any) -> HttpResponse:
        """Show a page of help; no cache keeps what it shows, for others may see less."""
        agreement = agreement_in_force(self.desk, at=self.at)
        around = frame(self.desk, agreement, viewer=self.request.user, at=self.at, active="help")
        answer = render(self.request, f"portal/knowledge/{name}.html", around | shown, status=status)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer


def visit_of(request: HttpRequest, desk_name: str) -> Visit:
    """Return who reads: colleagues see all that is published, customers what is for them, strangers what is public."""
    at, desk = now(), public_desk(desk_name)
    contact = contact_of(request.user, desk)
    return Visit(request=request, desk=desk, contact=contact, reader=_reader(request, desk, contact, at=at), at=at)


def nonce_of(request: HttpRequest) -> str:
    """Return what tells this browser's answers from others'; made with the first of them."""
    if _KEY not in request.session:
        request.session[_KEY] = secrets.token_hex(NONCE_BYTES)
    return str(request.session[_KEY])


def _reader(request: HttpRequest, desk: Desk, contact: Contact | None, *, at: datetime) -> Reader:
    try:
        member_for(request.user, desk.name, permission=Permission.READ_TICKETS)
    except NotFound:
        return reader_of(contact, on=at.astimezone(ZoneInfo(desk.zone)).date())
    return COLLEAGUE
