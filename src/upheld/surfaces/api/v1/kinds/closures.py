"""Which refusal of a hold or a closure is which problem; how one is answered lives in `problems`."""

from upheld.surfaces.api.v1.refusals import Kind, conflict, unfit
from upheld.tickets.actions import closure, hold

KINDS: dict[type[Exception], Kind] = {
    hold.UnknownReason: unfit(
        "unknown-reason", "Unknown reason", "Give one of the agreement's pause reasons; GET /agreement lists them."
    ),
    hold.AlreadyOnHold: conflict(
        "already-on-hold", "On hold for another reason", "Lift the hold (DELETE) before placing one for another reason."
    ),
    hold.AlreadyResolved: conflict(
        "already-resolved", "Already resolved", "Open the ticket again (DELETE its closure) first."
    ),
    closure.NoLongerReopens: conflict(
        "no-longer-reopens", "Resolved too long ago", "Open a new ticket; link it to this one with `follows`."
    ),
    closure.ClosingCodeOwed: unfit(
        "closing-code-owed", "No closing code", "Say in `code` how it ended; GET /desk lists the desk's closing codes."
    ),
    closure.UnknownClosingCode: unfit(
        "unknown-closing-code", "Unknown closing code", "Name one of the desk's closing codes; GET /desk lists them."
    ),
    closure.FieldsOwed: unfit(
        "fields-owed",
        "Fields owed",
        "Send in `fields` what the desk wants to know before a ticket is resolved; GET /desk lists it.",
    ),
}
