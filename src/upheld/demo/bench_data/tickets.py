"""Tickets of the corpus as rows: a life with words and people put to it. How rows are written is not here."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from servicelevel.clocks.events import Happening
from upheld.accounts.models import User
from upheld.audit.facts import THE_DESK
from upheld.customers.models import Contact
from upheld.demo.bench_data.lives import Life
from upheld.demo.bench_data.people import Place
from upheld.demo.bench_data.words import Speech
from upheld.tickets.models import Message, Tag

Row = tuple[Any, ...]
CHANNEL = "email"
ASSIGNED = 0.75
TICKET = (
    "id",
    "desk",
    "number",
    "kind",
    "subject",
    "contact",
    "organisation",
    "contract",
    "agreement_version",
    "channel",
    "priority_asked",
    "priority",
    "facts",
    "answers",
    "received_at",
    "state",
    "last_word_at",
    "queue_group",
    "queue_at",
    "holder",
    "line",
    "standing",
    "breach_at",
    "miss_at",
    "tags",
)
MESSAGE = ("ticket", "public_id", "kind", "text", "channel", "sent_at", "sent_by", "sender_name")
CLOCK = (
    "id",
    "ticket",
    "metric",
    "strength",
    "counted",
    "amount_words",
    "clause",
    "words",
    "calendar",
    "total_s",
    "used_s",
    "starts_at",
    "stage",
    "due_at",
    "warn_at",
    "paused_since",
    "stopped_at",
    "past_due_at",
    "noticed_through",
    "look_again_at",
)
CLOCK_EVENT = ("clock", "kind", "at", "by", "reason")
HOLD = ("ticket", "reason", "note", "placed_at", "placed_by", "lifted_at", "lifted_by")
CLOSURE = ("ticket", "closed_at", "closed_by")
TICKET_TAG = ("ticket", "tag", "tagged_at", "tagged_by")
ASSIGNMENT = ("ticket", "agent", "assigned_at", "assigned_by")
AUDIT_EVENT = ("desk", "subject", "number", "verb", "at", "by", "by_name", "facts")


@dataclass(kw_only=True)
class Rows:
    """The rows of a stretch of tickets, by table."""

    tickets: list[Row] = field(default_factory=list)
    messages: list[Row] = field(default_factory=list)
    clocks: list[Row] = field(default_factory=list)
    clock_events: list[Row] = field(default_factory=list)
    holds: list[Row] = field(default_factory=list)
    closures: list[Row] = field(default_factory=list)
    assignments: list[Row] = field(default_factory=list)
    ticket_tags: list[Row] = field(default_factory=list)
    audit_events: list[Row] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """One ticket to be written: its life, its place, its numbers and who is in it."""

    life: Life
    place: Place
    id: int
    number: int
    first_clock_id: int
    contact: Contact
    agent: User
    # How many messages it has in all; at least one, and two if it was answered.
    messages: int
    speech: Speech


def tell(story: Story, rows: Rows, *, chance: Random) -> None:
    """Add every row of one ticket."""
    messages = list(_messages(story, chance))
    held = chance.random() < ASSIGNED
    tags = _tags(story, chance)
    rows.tickets.append(_ticket(story, _last_word_at(messages), tags, chance, held=held))
    by = story.agent.as_actor.reference
    rows.ticket_tags.extend((story.id, tag.pk, story.life.received_at, by) for tag in tags)
    rows.messages.extend(messages)
    _add_clocks(story, rows)
    rows.holds.extend(_holds(story))
    resolved_at = story.life.when(Happening.RESOLVED)
    if resolved_at:
        rows.closures.append((story.id, resolved_at, story.agent.as_actor.reference))
    if held:
        assigned_at = story.life.when(Happening.PUBLIC_REPLY) or story.life.received_at
        rows.assignments.append((story.id, story.agent.pk, assigned_at, story.agent.as_actor.reference))
    rows.audit_events.extend(_audit_events(story))


def _tags(story: Story, chance: Random) -> list[Tag]:
    """Return up to three tags in order; the first of the desk's are on many tickets, the last on few."""
    known = story.place.tags
    chosen = {int(len(known) * chance.random() ** 3) for _ in range(int(chance.random() * 4))}
    return sorted((known[place] for place in chosen), key=lambda tag: tag.name)


def _ticket(story: Story, last_word_at: datetime, tags: list[Tag], chance: Random, *, held: bool) -> Row:
    lived, place, contact = story.life.ticket, story.place, story.contact
    contract = place.contracts[contact.organisation_id or 0]
    return (
        story.id,
        place.desk.pk,
        story.number,
        chance.choice(("question", "incident", "defect")),
        story.speech.subject(chance),
        contact.pk,
        contact.organisation_id,
        contract.pk,
        place.version.pk,
        CHANNEL,
        lived.priority_asked,
        lived.priority,
        json.dumps(lived.facts),
        "{}",
        lived.received_at,
        str(lived.state),
        last_word_at,
        int(lived.queue_group),
        lived.queue_at,
        story.agent.pk if held else None,
        lived.line,
        lived.standing,
        lived.breach_at,
        lived.miss_at,
        [tag.name for tag in tags],
    )


def _messages(story: Story, chance: Random) -> Iterator[Row]:
    """The customer's words until they are answered, the reply that stopped the clock, and notes: none moves a clock."""
    replied_at = story.life.when(Happening.PUBLIC_REPLY)
    yield _message(story, Message.Kind.CUSTOMER, story.life.received_at, chance)
    if replied_at:
        yield _message(story, Message.Kind.REPLY, replied_at, chance)
    further = story.messages - (2 if replied_at else 1)
    until = replied_at or story.place.at
    for turn in range(further):
        sent_at = story.life.received_at + (until - story.life.received_at) * (turn + 1) / (further + 1)
        yield _message(story, Message.Kind.NOTE if turn % 2 else Message.Kind.CUSTOMER, sent_at, chance)


def _last_word_at(messages: list[Row]) -> datetime:
    kind, sent_at = MESSAGE.index("kind"), MESSAGE.index("sent_at")
    newest: datetime = max(message[sent_at] for message in messages if message[kind] != Message.Kind.NOTE.value)
    return newest


def _message(story: Story, kind: Message.Kind, sent_at: datetime, chance: Random) -> Row:
    by_customer = kind == Message.Kind.CUSTOMER
    person = story.contact if by_customer else story.agent
    return (
        story.id,
        f"{chance.getrandbits(128):032x}",
        kind.value,
        story.speech.said(chance),
        CHANNEL if by_customer else "console",
        sent_at,
        person.as_actor.reference,
        str(person),
    )


def _add_clocks(story: Story, rows: Rows) -> None:
    for offset, (clock, events) in enumerate(story.life.clocks):
        clock_id = story.first_clock_id + offset
        told = [str(clock.stage) if name == "stage" else getattr(clock, name) for name in CLOCK[2:]]
        rows.clocks.append((clock_id, story.id, *told))
        for event in events:
            by = story.contact if event.at == story.life.received_at else story.agent
            rows.clock_events.append((clock_id, event.kind.value, event.at, by.as_actor.reference, event.reason or ""))


def _holds(story: Story) -> Iterator[Row]:
    held = next((one for one in story.life.moments if one.happening is Happening.HELD), None)
    if held is None:
        return
    by = story.agent.as_actor.reference
    lifted_at = story.life.when(Happening.HOLD_LIFTED)
    yield (story.id, held.reason, "", held.at, by, lifted_at, by if lifted_at else None)


_VERBS = {
    Happening.PUBLIC_REPLY: "replied",
    Happening.HELD: "held",
    Happening.HOLD_LIFTED: "hold lifted",
    Happening.RESOLVED: "resolved",
}


def _audit_events(story: Story) -> Iterator[Row]:
    desk, number, life = story.place.desk.name, story.number, story.life
    by, agent = story.contact.as_actor, story.agent.as_actor
    yield (desk, "ticket", number, "received", life.received_at, by.reference, by.name, "{}")
    for moment in life.moments:
        facts = json.dumps({"reason": moment.reason} if moment.reason else {})
        yield (desk, "ticket", number, _VERBS[moment.happening], moment.at, agent.reference, agent.name, facts)
    for clock, _ in life.clocks:
        if clock.past_due_at:
            verb = "breached" if clock.strength == "guaranteed" else "missed"
            facts = json.dumps({"metric": clock.metric, "clause": clock.clause})
            yield (desk, "ticket", number, verb, clock.past_due_at, THE_DESK.reference, THE_DESK.name, facts)
