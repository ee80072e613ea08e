"""Acts on many tickets in the API: beginning one, seeing how far it is and what was refused, undoing it."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Annotated

from django.http import HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from upheld.desks.models import ApiToken
from upheld.now import now
from upheld.surfaces.api.v1 import idempotency
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.authors import agent_with
from upheld.surfaces.api.v1.bulk_arguments import arguments_of
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.refusals import TicketsOrView, UnknownView
from upheld.surfaces.api.v1.schemas import bulk as shapes
from upheld.surfaces.api.v1.schemas import words
from upheld.surfaces.api.v1.views import view_of
from upheld.tickets.access import bulk_act_for_token
from upheld.tickets.actions import bulk
from upheld.tickets.models import BulkAct, BulkRow
from upheld.tickets.queries.bulk import progress_of, rows_of, tickets_in, tickets_numbered
from upheld.tickets.queries.merges import reference_of

router = Router(tags=["bulk acts"])
ActId = Annotated[int, Path(ge=1, le=2**63 - 1, description="The act's `id`.")]


class Outcomes(words.Sent):
    """Which tickets of an act a list shows, and which page of it."""

    outcome: BulkRow.Outcome = BulkRow.Outcome.REFUSED
    cursor: str | None = Field(default=None, pattern=r"^[0-9]{1,18}$", description="`next` of the page before.")


@router.post(
    "", response={201: shapes.BulkActShown}, operation_id="begin_bulk_act", openapi_extra=refuses(400, 409, 422)
)
def post_act(request: Caller, sent: shapes.BulkSent, idempotency_key: idempotency.Key = None) -> HttpResponse:
    """Have one thing done to many tickets, in the name of an agent. It is done soon, on one ticket after another."""
    at = now()
    return idempotency.once(request, idempotency_key, partial(_begin, request.auth, sent, at=at), at=at)


@router.get("/{int:act}", response=shapes.BulkActShown, operation_id="read_bulk_act", openapi_extra=refuses(404, 422))
def get_act(request: Caller, act: ActId) -> shapes.BulkActShown:
    """Return how far an act is."""
    return _shown(bulk_act_for_token(request.auth, act))


@router.get(
    "/{int:act}/tickets",
    response=shapes.BulkTicketPage,
    operation_id="list_tickets_of_bulk_act",
    openapi_extra=refuses(404, 422),
)
def get_tickets_of_act(request: Caller, act: ActId, outcomes: Query[Outcomes]) -> shapes.BulkTicketPage:
    """List what became of an act's tickets, page by page; those that were refused, unless another outcome is named."""
    row = bulk_act_for_token(request.auth, act)
    page = rows_of(row, outcome=outcomes.outcome, after=int(outcomes.cursor or 0))
    return shapes.BulkTicketPage(
        tickets=[_ticket(one) for one in page.rows], next=str(page.next_after) if page.next_after else None
    )


@router.put(
    "/{int:act}/undoing",
    response=shapes.BulkActShown,
    operation_id="undo_bulk_act",
    openapi_extra=refuses(400, 404, 409, 422),
)
def put_undoing(request: Caller, act: ActId, sent: shapes.UndoingSent) -> shapes.BulkActShown:
    """Have taken back what an act has changed, and return the act that does it. If it was undone, nothing changes."""
    at = now()
    row, by = bulk_act_for_token(request.auth, act), agent_with(request.auth.desk, sent.author)
    undone = progress_of(row).undone or bulk.undo(row, by=by, at=at)
    return _shown(bulk_act_for_token(request.auth, undone.pk))


def _begin(token: ApiToken, sent: shapes.BulkSent, *, at: datetime) -> shapes.BulkActShown:
    desk, by = token.desk, agent_with(token.desk, sent.author)
    tickets = _chosen(token, sent, at=at)
    act = bulk.begin(desk, tickets, BulkAct.Verb(sent.act.verb), arguments_of(sent.act, desk), by=by, at=at)
    return _shown(act)


def _chosen(token: ApiToken, sent: shapes.BulkSent, *, at: datetime) -> Sequence[int]:
    if (sent.tickets is None) == (sent.view is None):
        raise TicketsOrView("The request names both, or neither.")
    if sent.view is not None:
        view = view_of(token.desk, sent.view, at=at)
        if view is None:
            raise UnknownView(f"{token.desk} has no view {sent.view!r} for everybody.")
        return tickets_in(view, at_most=bulk.TICKETS_AT_MOST)
    numbers = sorted(set(sent.tickets or ()))
    found = tickets_numbered(token.desk, numbers)
    if len(found) != len(numbers):
        raise bulk.NotOnDesk(f"{len(numbers) - len(found)} of these are no tickets of {token.desk}.")
    return found


def _shown(act: BulkAct) -> shapes.BulkActShown:
    progress = progress_of(act)
    return shapes.BulkActShown(
        id=act.pk,
        verb=act.verb,
        author=str(act.author),
        begun_at=act.begun_at,
        total=progress.total,
        waiting=progress.waiting,
        done=progress.done,
        refused=progress.refused,
        may_undo=progress.may_undo,
        undoes=act.undoes_id,
        undone_by=progress.undone.pk if progress.undone else None,
    )


def _ticket(row: BulkRow) -> shapes.BulkTicket:
    return shapes.BulkTicket(
        number=row.ticket.number,
        reference=reference_of(row.ticket),
        outcome=BulkRow.Outcome(row.outcome),
        reason=row.reason or None,
    )
