"""What programs send to have a ticket passed on, named, linked and described, and how answers tell of it."""

from pydantic import Field

from upheld.surfaces.api.v1.schemas.words import Email, Key, Line, Sent
from upheld.tickets.models import Ticket


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


class KindSent(Sent):
    """What kind of request a ticket is."""

    kind: Ticket.Kind
