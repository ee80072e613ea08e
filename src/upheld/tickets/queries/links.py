"""The links of a ticket as either side shows them; making one is an action's."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from upheld.tickets.models import Ticket, TicketLink

# What each side says of the other; the words end where the other ticket's name follows.
SAID: dict[tuple[str, bool], str | Promise] = {
    ("blocks", True): _("Blocks"),
    ("blocks", False): _("Blocked by"),
    ("duplicates", True): _("Duplicates"),
    ("duplicates", False): _("Duplicated by"),
    ("causes", True): _("Causes"),
    ("causes", False): _("Caused by"),
    ("follows", True): _("Goes on from"),
    ("follows", False): _("Goes on in"),
}
_AHEAD = """
WITH RECURSIVE ahead (id) AS (
    SELECT target_id FROM tickets_ticketlink WHERE kind = %(kind)s AND source_id = %(start)s
    UNION
    SELECT further.target_id FROM tickets_ticketlink further JOIN ahead ON further.source_id = ahead.id
    WHERE further.kind = %(kind)s
)
SELECT EXISTS (SELECT FROM ahead WHERE id = %(goal)s)
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkLine:
    """One link as one of its tickets shows it."""

    kind: str
    # Whether the ticket that shows it is the source.
    outward: bool
    number: int
    reference: str
    subject: str
    state: str
    state_label: str

    @property
    def label(self) -> str:
        """What is said of the other ticket."""
        return str(SAID[self.kind, self.outward])

    @property
    def relation(self) -> str:
        """The link's kind and direction as a form names them: `blocks` or `blocks-by`."""
        return self.kind if self.outward else f"{self.kind}-by"


def links_of(ticket: Ticket) -> tuple[LinkLine, ...]:
    """Return a ticket's links, in the order in which they were made: one query."""
    rows = TicketLink.objects.filter(Q(source=ticket) | Q(target=ticket)).select_related("source", "target")
    return tuple(_line(row, ticket) for row in rows.only(*_COLUMNS).order_by("id"))


def leads_to(kind: str, *, start: Ticket, goal: Ticket) -> bool:
    """Say whether following links of one kind from a ticket arrives at another: one query."""
    with connection.cursor() as cursor:
        cursor.execute(_AHEAD, {"kind": kind, "start": start.pk, "goal": goal.pk})
        row = cursor.fetchone()
    return bool(row[0])


_COLUMNS = (
    "kind",
    "source_id",
    *(f"{side}__{column}" for side in ("source", "target") for column in ("number", "subject", "state", "desk_id")),
)


def _line(row: TicketLink, ticket: Ticket) -> LinkLine:
    outward = row.source_id == ticket.pk
    other = row.target if outward else row.source
    return LinkLine(
        kind=row.kind,
        outward=outward,
        number=other.number,
        reference=f"{ticket.desk.prefix}-{other.number}",
        subject=other.subject,
        state=other.state,
        state_label=other.get_state_display(),
    )
