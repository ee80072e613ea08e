"""Tickets in the API: opening one, listing them, reading one."""

from datetime import datetime
from functools import partial
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from upheld.agreements.facts import in_force, meaning_of
from upheld.desks.models import ApiToken
from upheld.now import now
from upheld.surfaces.api.v1 import cursors, idempotency, shown
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.parameters import refuse_unknown
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.refusals import SettledByContract, UnknownAnswer
from upheld.surfaces.api.v1.schemas import words
from upheld.surfaces.api.v1.schemas.tickets import TicketPage, TicketSent, TicketWhole
from upheld.tickets.access import ticket_for_token
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import Ticket
from upheld.tickets.queries.detail import detail_for_desk
from upheld.tickets.queries.listing import Wanted, newest, next_due
from upheld.workflows.open_ticket import SETTLED_BY_CONTRACT, open_ticket

CHANNEL = "api"
LARGEST_PAGE = 100
_LISTS = {"newest": newest, "next_due": next_due}

router = Router(tags=["tickets"])
Number = Annotated[int, Path(ge=1, le=2**63 - 1, description="The ticket's number on this desk.")]


class Listing(words.Sent):
    """Which tickets a list shows, in which order, and which page of it."""

    order: Literal["newest", "next_due"] = Field(
        default="newest", description="`next_due` shows what is not resolved, in the order of the desk's queue."
    )
    state: Ticket.State | None = None
    priority: words.Key | None = None
    email: words.Email | None = Field(default=None, description="The customer's address.")
    tag: words.Tag | None = Field(default=None, description="A tag that it has.")
    limit: int = Field(default=50, ge=1, le=LARGEST_PAGE)
    cursor: str | None = Field(default=None, max_length=200, description="`next` of the page before.")


@router.post("", response={201: TicketWhole}, operation_id="open_ticket", openapi_extra=refuses(400, 409, 422))
def post_ticket(request: Caller, sent: TicketSent, idempotency_key: idempotency.Key = None) -> HttpResponse:
    """Open a ticket for a customer. It is received now; its promises are made, and the customer is told by mail."""
    at = now()
    return idempotency.once(request, idempotency_key, partial(_open, request.auth, sent, at=at), at=at)


@router.get("", response=TicketPage, operation_id="list_tickets", openapi_extra=refuses(422))
def get_tickets(request: Caller, listing: Query[Listing]) -> TicketPage:
    """List tickets page by page; a page costs the same wherever it lies."""
    at, desk = now(), request.auth.desk
    refuse_unknown(request, Listing)
    wanted = Wanted(state=listing.state, priority=listing.priority, email=listing.email, tag=listing.tag)
    after = cursors.read(listing.order, listing.cursor)
    page = _LISTS[listing.order](desk, wanted, limit=listing.limit, after=after, at=at, zone=ZoneInfo(desk.zone))
    return TicketPage(
        tickets=[shown.ticket_in_list(row) for row in page.rows], next=cursors.written(listing.order, page.next_key)
    )


@router.get("/{int:number}", response=TicketWhole, operation_id="read_ticket", openapi_extra=refuses(404, 422))
def get_ticket(request: Caller, number: Number) -> TicketWhole:
    """Return one ticket with its promises and the reasoning behind each."""
    return whole(request.auth, number, at=now())


def whole(token: ApiToken, number: int, *, at: datetime) -> TicketWhole:
    """Return a ticket as it stands, for an answer."""
    return _whole(ticket_for_token(token, number), at=at)


def _whole(ticket: Ticket, *, at: datetime) -> TicketWhole:
    return shown.ticket(detail_for_desk(ticket, at=at, zone=ZoneInfo(ticket.desk.zone)))


def _open(token: ApiToken, sent: TicketSent, *, at: datetime) -> TicketWhole:
    _refuse_settled(sent)
    _refuse_unasked(sent, token, at=at)
    opening = Opening(
        subject=sent.subject,
        text=sent.description,
        channel=CHANNEL,
        kind=sent.kind,
        facts=sent.stated(),
        answers=dict(sent.answers),
    )
    ticket = open_ticket(token.desk, opening, email=sent.email, name=sent.name, by=token.as_actor, at=at)
    return _whole(ticket, at=at)


def _refuse_settled(sent: TicketSent) -> None:
    settled = sorted(SETTLED_BY_CONTRACT & sent.facts.keys())
    if settled:
        raise SettledByContract(f"The request states {', '.join(settled)}.")


def _refuse_unasked(sent: TicketSent, token: ApiToken, *, at: datetime) -> None:
    if not sent.answers:
        return
    asked = {field.key for field in meaning_of(in_force(token.desk, at=at)).intake.fields}
    unasked = sorted(sent.answers.keys() - asked)
    if unasked:
        raise UnknownAnswer(f"The form asks {', '.join(sorted(asked))}; not {', '.join(unasked)}.")
