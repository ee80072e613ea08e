"""What programs send to have a ticket passed on, named, linked and described, and how answers tell of it."""

from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from upheld.surfaces.api.v1.schemas.words import Email, Key, Line, Sent
from upheld.tickets.models import Ticket
from upheld.tickets.queries.fields import LONG_TEXT_LENGTH_AT_MOST

_Value = Annotated[str, StringConstraints(max_length=LONG_TEXT_LENGTH_AT_MOST)]
# A checkbox is true or false; a number and a date are texts, "12.5" and "2026-11-30".
FieldValues = dict[Key, StrictBool | _Value | None]


class TeamSent(Sent):
    """To which team a ticket is passed."""

    team: Line | None = Field(description="By name, as GET /desk lists them; null for the whole desk.")
    reason: Line = Field(description="Why; the team reads it, the customer does not.")
    author: Email = Field(description="The agent of the desk who passes it on.")


class ClosureSent(Sent):
    """How a ticket ended."""

    code: Key | None = Field(
        default=None, description="One of the desk's closing codes, where it keeps any; GET /desk lists them."
    )
    fields: FieldValues = Field(default_factory=dict, description="Values that the desk's fields get first, by key.")


class FieldsSent(Sent):
    """Values of the desk's own fields."""

    fields: FieldValues = Field(description="By key; GET /desk lists them. null or an empty text empties a field.")


class KindSent(Sent):
    """What kind of request a ticket is."""

    kind: Ticket.Kind
