"""Tickets as requests open them and as answers show them."""

from typing import Literal

from pydantic import BaseModel, Field

from upheld.surfaces.api.v1.schemas.judgements import FulfilmentShown, RecountShown
from upheld.surfaces.api.v1.schemas.merges import MergeShown
from upheld.surfaces.api.v1.schemas.words import Email, Instant, Key, Line, LinkKind, Sent, Subject, Text
from upheld.tickets.models import Ticket

Answer = str | bool | list[str]


class TicketSent(Sent):
    """What a program sends to open a ticket for a customer."""

    subject: Subject = Field(description="One line.")
    description: Text = Field(description="What the customer says; becomes the first message.")
    email: Email = Field(description="Who asks. A stranger becomes a contact of the desk.")
    name: Line = Field(default="", description="Their name, if they are new to the desk.")
    kind: Ticket.Kind = Field(default=Ticket.Kind.QUESTION)
    priority: Key | None = Field(default=None, description="As the customer asks for it; a key of the agreement.")
    category: Key | None = Field(default=None, description="A key of the agreement.")
    service: Key | None = Field(default=None, description="A key of the agreement.")
    facts: dict[Key, Key] = Field(
        default_factory=dict,
        description="Further facts that the agreement asks for; `plan` and `licence` are read from the contract.",
    )
    answers: dict[Key, Answer] = Field(default_factory=dict, description="Answers to the agreement's form, by field.")

    def stated(self) -> dict[str, str]:
        """Return every fact that the request states."""
        named = {"priority": self.priority, "category": self.category, "service": self.service}
        return {**self.facts, **{key: value for key, value in named.items() if value is not None}}


class Because(BaseModel):
    """One step of the reasoning behind an instant."""

    text: str
    clause: str | None = Field(description="The clause on which the step rests; null for mere arithmetic.")


class Promised(BaseModel):
    """One promise on a ticket, and how it stands."""

    metric: str = Field(examples=["response_time", "resolution_time"])
    stage: Literal["in_progress", "paused", "completed", "cancelled"]
    state: str = Field(description="As the desk's screens show it: running, warning, breached, missed, kept …")
    due: Instant | None = Field(description="When it falls due, pauses removed; null while paused and for words.")
    text: str | None = Field(description="A promise that is not a number, such as “Future release”.")
    strength: Literal["guaranteed", "target", "typical", "best_effort", "discretionary"]
    amount: str = Field(description="The promised amount in the agreement's words.")
    clause: str = Field(description="The clause that promises it.")
    fulfilled_by: Literal["release", "decision"] | None = Field(
        description="What fulfils a promise in words; null for a number, or where resolving the ticket does."
    )
    fulfilment: FulfilmentShown | None = Field(description="What fulfilled it; null until then.")
    stopped_at: Instant | None
    past_due_at: Instant | None = Field(description="When it fell due unmet, by the events; null if it did not.")
    because: list[Because] = Field(description="The derivation of `due`; empty in lists of tickets.")


class Customer(BaseModel):
    """Who asked."""

    email: str
    name: str
    organisation: str | None


class Held(BaseModel):
    """For what the desk waits."""

    reason: str = Field(description="A key of the agreement's pause reasons.")
    note: str
    placed_at: Instant


class Closed(BaseModel):
    """How it ended, while it is resolved."""

    code: str | None = Field(description="One of the desk's closing codes; null where none was named.")
    closed_at: Instant


class LinkShown(BaseModel):
    """One link, as one of its tickets shows it."""

    kind: LinkKind
    outward: bool = Field(description="Whether this ticket does it to the other; else the other does it to this one.")
    number: int
    reference: str
    subject: str
    state: Ticket.State


class Version(BaseModel):
    """The version of the agreement to which a ticket is pinned."""

    name: str
    version: int
    hash: str = Field(description="SHA-256 over the canonical text.")


class TicketShown(BaseModel):
    """A ticket in a list."""

    number: int
    reference: str = Field(examples=["INT-2291"])
    subject: str
    kind: Ticket.Kind
    state: Ticket.State
    priority: str = Field(description="As triage set it; empty where the agreement has no priorities.")
    priority_asked: str = Field(description="As the customer asked.")
    channel: str
    customer: Customer
    holder: str | None = Field(description="Who has it.")
    team: str | None = Field(description="To whom it was passed; null while the whole desk has it.")
    fields: dict[str, str | bool] = Field(description="Values of the desk's own fields, by key; those that it has.")
    tags: list[str] = Field(description="In order.")
    facts: dict[str, str] = Field(description="The facts on which the promises rest, with the agreement's defaults.")
    received_at: Instant
    last_word_at: Instant = Field(description="When the customer or the desk last wrote in public.")
    promises: list[Promised]


class TicketWhole(TicketShown):
    """A ticket by itself."""

    answers: dict[str, Answer]
    links: list[LinkShown] = Field(description="What it is to other tickets of the desk.")
    merged_into: int | None = Field(description="The number of the ticket that it leads to; null by itself.")
    merges: list[MergeShown] = Field(description="Merges that stand, the oldest first.")
    hold: Held | None
    closure: Closed | None
    agreement: Version = Field(description="The version that counts: the one it is pinned to, as corrected.")
    pinned_to: int = Field(description="The version in force when it was received, or to which it was moved since.")
    recounts: list[RecountShown] = Field(description="Every time its clocks were counted anew, the oldest first.")


class TicketPage(BaseModel):
    """One page of a list of tickets."""

    tickets: list[TicketShown]
    next: str | None = Field(description="The cursor of the next page; null on the last.")
