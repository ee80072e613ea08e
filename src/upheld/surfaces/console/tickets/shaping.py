"""The sheets by which a ticket is passed on, named, linked and resolved, as its page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import Form

from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.tickets.field_forms import fields_shown
from upheld.surfaces.console.tickets.shaping_forms import KindForm, ResolveForm, TeamForm
from upheld.tickets.models import ClosingCode, CustomField, Ticket
from upheld.tickets.queries.detail import TicketDetail


@dataclass(frozen=True, kw_only=True, slots=True)
class Shaping:
    """Which of these sheets the ticket allows."""

    team: bool
    # Whether resolving it asks for anything.
    resolve: bool


def shaping_offered(
    detail: TicketDetail, frame: Frame, *, tried: Form | None, codes: Sequence[ClosingCode]
) -> dict[str, Any]:
    """Return which sheets there are, and the desk's own fields, each with its form."""
    is_open = detail.ticket.state != Ticket.State.RESOLVED
    offered = Shaping(
        team=is_open and bool(frame.views.teams or detail.ticket.team_id),
        resolve=is_open and bool(codes or _owed(detail)),
    )
    return {"can_shape": offered, "fields_shown": fields_shown(detail.fields, tried=tried)}


def shaping_forms(
    detail: TicketDetail, frame: Frame, *, tried: Form | None, sheet: str, codes: Sequence[ClosingCode]
) -> dict[str, Any]:
    """Return the forms on the sheets, that which was tried as it was tried."""
    forms: dict[str, Form] = {
        "kind": KindForm(initial={"kind": detail.ticket.kind}),
        "team": TeamForm(frame.views.teams, detail.ticket),
        "resolve": ResolveForm(codes, _owed(detail)),
    }
    if tried is not None and sheet in forms:
        forms[sheet] = tried
    return {"shaping": forms}


def _owed(detail: TicketDetail) -> list[CustomField]:
    return [line.field for line in detail.fields if line.is_owed]
