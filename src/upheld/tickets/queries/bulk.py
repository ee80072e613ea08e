"""How far a bulk act is, and what became of each of its tickets."""

from dataclasses import dataclass

from django.db.models import Count

from upheld.desks.models import Desk
from upheld.tickets.models import BulkAct, BulkRow, Ticket
from upheld.tickets.models.bulk_act import CANNOT_BE_UNDONE
from upheld.tickets.queries.queue import in_view
from upheld.tickets.queries.views.view import QueueView

PAGE_SIZE = 50
Outcome = BulkRow.Outcome


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a bulk act is."""

    waiting: int
    done: int
    refused: int
    # How many tickets it has changed, so that undoing would change them back.
    changed: int
    # The act that undid it; None while it stands.
    undone: BulkAct | None
    may_undo: bool

    @property
    def total(self) -> int:
        """How many tickets it is about."""
        return self.waiting + self.done + self.refused


@dataclass(frozen=True, kw_only=True, slots=True)
class RowPage:
    """One page of what became of the tickets, and after which row the next begins; None when this is the last."""

    rows: tuple[BulkRow, ...]
    next_after: int | None


def progress_of(act: BulkAct) -> Progress:
    """Return how far an act is: one query, where it was found with what undid it."""
    counted = act.rows.values("outcome").annotate(rows=Count("id"), changed=Count("before"))
    found = {str(row["outcome"]): (int(row["rows"]), int(row["changed"])) for row in counted}
    waiting, done, refused = (
        found.get(outcome, (0, 0)) for outcome in (Outcome.WAITING, Outcome.DONE, Outcome.REFUSED)
    )
    undone: BulkAct | None = getattr(act, "undone", None)
    stands = undone is None and not waiting[0] and act.verb not in CANNOT_BE_UNDONE
    return Progress(
        waiting=waiting[0],
        done=done[0],
        refused=refused[0],
        changed=done[1],
        undone=undone,
        may_undo=stands and done[1] > 0,
    )


def rows_of(act: BulkAct, *, outcome: str, after: int = 0) -> RowPage:
    """Return one page of the tickets with one outcome, in the order in which they were taken: one query."""
    rows = act.rows.filter(outcome=outcome, pk__gt=after).select_related("ticket__desk").order_by("id")
    found = list(rows[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    return RowPage(rows=tuple(shown), next_after=shown[-1].pk if len(found) > PAGE_SIZE else None)


def tickets_numbered(desk: Desk, numbers: list[int]) -> list[int]:
    """Return the rows of a desk's tickets with these numbers; what the desk does not have is left out."""
    return list(Ticket.objects.filter(desk=desk, number__in=numbers).values_list("pk", flat=True))


def tickets_in(view: QueueView, *, at_most: int) -> list[int]:
    """Return the rows of all tickets of a view, one more than `at_most` where there are more."""
    return list(in_view(view, after=None).values_list("pk", flat=True)[: at_most + 1])
