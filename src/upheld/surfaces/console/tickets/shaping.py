"""The sheets by which a ticket is passed on, named, linked and resolved, as its page shows them."""

from collections.abc import Sequence
from typing import Any

from django.forms import Form

from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.tickets.field_forms import fields_shown
from upheld.surfaces.console.tickets.shaping_forms import KindForm, ResolveForm, TeamForm
from upheld.tickets.models import ClosingCode, Ticket
from upheld.tickets.queries.detail import TicketDetail


def shaping_forms(
    detail: TicketDetail, frame: Frame, *, tried: Form | None, sheet: str, codes: Sequence[ClosingCode]
) -> dict[str, Any]:
    """Return the forms that the ticket allows, each that was tried as it was tried."""
    ticket, teams = detail.ticket, frame.views.teams
    forms: dict[str, Form] = {"kind": KindForm(initial={"kind": ticket.kind})}
    if ticket.state != Ticket.State.RESOLVED and (teams or ticket.team_id):
        forms["team"] = TeamForm(teams, ticket)
    resolving = ResolveForm(codes, [line.field for line in detail.fields if line.is_owed])
    if ticket.state != Ticket.State.RESOLVED and resolving.fields:
        forms["resolve"] = resolving
    if tried is not None and sheet in forms:
        forms[sheet] = tried
    return {"shaping": forms, "sheet": sheet, "fields_shown": fields_shown(detail.fields, tried=tried)}
