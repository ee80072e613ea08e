"""The desk in the API: the words that it keeps for its tickets, for programs that pass on, resolve or describe one."""

from typing import Any

from ninja import Router

from upheld.desks.queries import teams_of
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas import desk as shapes
from upheld.tickets.models import CustomField
from upheld.tickets.queries.closing_codes import codes_of
from upheld.tickets.queries.fields import fields_of

router = Router(tags=["desk"])


@router.get("", response=shapes.DeskShown, operation_id="read_desk", openapi_extra=refuses())
def get_desk(request: Caller) -> shapes.DeskShown:
    """Return the desk's teams, fields and closing codes."""
    desk = request.auth.desk
    return shapes.DeskShown(
        name=desk.name,
        title=desk.title,
        prefix=desk.prefix,
        zone=desk.zone,
        teams=[team.name for team in teams_of(desk)],
        fields=[_field(field) for field in fields_of(desk)],
        closing_codes=[shapes.ListedShown(key=code.key, label=code.label) for code in codes_of(desk)],
    )


def _field(field: CustomField) -> shapes.FieldListed:
    told: dict[str, Any] = {"kind": field.kind, "options": field.options}
    return shapes.FieldListed(**told, key=field.key, label=field.label, help=field.help, owed=field.owed)
