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


class Refused(Exception):
    """A request that the API itself refuses; the message says what is wrong with this one."""

    kind: ClassVar[Kind]


class KeyReused(Refused):
    """The same Idempotency-Key came with another request."""

    kind = Kind(
        name="idempotency-key-reused",
        status=422,
        title="Idempotency-Key used for another request",
        remedy="Send a new key with a new request, and the same key only to repeat a request unchanged.",
    )


class SettledByContract(Refused):
    """A fact was stated that only the customer's contract settles."""

    kind = Kind(
        name="settled-by-contract",
        status=422,
        title="The contract settles this",
        remedy="Leave the fact out; the desk reads it from the contract of the customer's organisation.",
    )


class UnknownAnswer(Refused):
    """An answer was sent to a question that the agreement's form does not ask."""

    kind = Kind(
        name="unknown-answer",
        status=422,
        title="The form does not ask this",
        remedy="Answer the fields that GET /agreement lists under `intake`.",
    )


class UnknownAuthor(Refused):
    """Whoever is named as the author may not write this."""

    kind = Kind(
        name="unknown-author",
        status=422,
        title="Not someone who may write this",
        remedy="Name an agent of the desk for a reply or a note, and nobody or the ticket's customer otherwise.",
    )


class OneOfTwo(Refused):
    """A promise is fulfilled by a release or by a decision."""

    kind = Kind(
        name="one-of-two",
        status=422,
        title="A release or a decision",
        remedy="Send `release` or `decision`, whichever the agreement says fulfils the promise.",
    )


class BadCursor(Refused):
    """A cursor that this list did not give out, or that belongs to another order."""

    kind = Kind(
        name="bad-cursor",
        status=422,
        title="Not a cursor of this list",
        remedy="Send `next` of the page before, with the same order and filters; or none, to begin.",
    )


class UnknownParameter(Refused):
    """A list was asked to narrow by something it does not know."""

    kind = Kind(
        name="unknown-parameter",
        status=422,
        title="Unknown parameter",
        remedy="Use the parameters that openapi.json names for this list.",
    )
