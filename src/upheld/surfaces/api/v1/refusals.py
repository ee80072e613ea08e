"""What the API refuses by itself, before any action is asked; how a refusal is answered lives in `problems`."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One kind of problem: its name, its status and what would be right."""

    # Stable; programs compare it.
    name: str
    status: int
    title: str
    remedy: str


def conflict(name: str, title: str, remedy: str) -> Kind:
    """Return the kind of a request that could be right, but not as things stand (409)."""
    return Kind(name=name, status=409, title=title, remedy=remedy)


def unfit(name: str, title: str, remedy: str) -> Kind:
    """Return the kind of a request that is not right as it is (422)."""
    return Kind(name=name, status=422, title=title, remedy=remedy)


class Refused(Exception):
    """A request that the API itself refuses; the message says what is wrong with this one."""

    kind: ClassVar[Kind]


class KeyReused(Refused):
    """The same Idempotency-Key came with another request."""

    kind = unfit(
        "idempotency-key-reused",
        "Idempotency-Key used for another request",
        "Send a new key with a new request, and the same key only to repeat a request unchanged.",
    )


class SettledByContract(Refused):
    """A fact was stated that only the customer's contract settles."""

    kind = unfit(
        "settled-by-contract",
        "The contract settles this",
        "Leave the fact out; the desk reads it from the contract of the customer's organisation.",
    )


class UnknownAnswer(Refused):
    """An answer was sent to a question that the agreement's form does not ask."""

    kind = unfit(
        "unknown-answer", "The form does not ask this", "Answer the fields that GET /agreement lists under `intake`."
    )


class UnknownAuthor(Refused):
    """Whoever is named as the author may not write this."""

    kind = unfit(
        "unknown-author",
        "Not someone who may write this",
        "Name an agent of the desk for a reply or a note, and nobody or the ticket's customer otherwise.",
    )


class OneOfTwo(Refused):
    """A promise is fulfilled by a release or by a decision."""

    kind = unfit(
        "one-of-two",
        "A release or a decision",
        "Send `release` or `decision`, whichever the agreement says fulfils the promise.",
    )


class BadCursor(Refused):
    """A cursor that this list did not give out, or that belongs to another order."""

    kind = unfit(
        "bad-cursor",
        "Not a cursor of this list",
        "Send `next` of the page before, with the same order and filters; or none, to begin.",
    )


class UnknownParameter(Refused):
    """A list was asked to narrow by something it does not know."""

    kind = unfit("unknown-parameter", "Unknown parameter", "Use the parameters that openapi.json names for this list.")


class TicketsOrView(Refused):
    """A bulk act is done on tickets or on a view."""

    kind = unfit("tickets-or-view", "Tickets or a view", "Send `tickets` or `view`, one of the two.")


class UnknownView(Refused):
    """The desk's queue has no such view, or it is not for everybody on the desk."""

    kind = unfit("unknown-view", "No such view", "Name a view by its key; GET /views lists them.")
