"""Which refusal of an act on many tickets is which problem; how one is answered lives in `problems`."""

from upheld.surfaces.api.v1.refusals import Kind, conflict, unfit
from upheld.tickets.actions import bulk

KINDS: dict[type[Exception], Kind] = {
    bulk.NothingChosen: unfit(
        "nothing-chosen", "No ticket is chosen", "Name at least one ticket, or a view that holds one."
    ),
    bulk.TooMany: unfit(
        "too-many-tickets", "Too many tickets", "Narrow them down; one act is done on 5,000 tickets at most."
    ),
    bulk.NotOnDesk: unfit("not-on-desk", "Not tickets of this desk", "Name tickets of the desk by their numbers."),
    bulk.CannotBeUndone: conflict(
        "cannot-be-undone", "It cannot be undone", "Undo an act for which `may_undo` is true."
    ),
}
