"""Receiving a ticket: the row, its first message and its clocks."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from servicelevel.clocks.promise import Promise
from upheld.agreements.models import AgreementVersion, Annex
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.models import Contact, Contract
from upheld.desks.models import Desk
from upheld.tickets.actions import attach, clocks
from upheld.tickets.actions.attach import NOTHING, Chosen
from upheld.tickets.models import Message, Ticket

_NEXT_NUMBER = "UPDATE desks_desk SET last_number = last_number + 1 WHERE id = %s RETURNING last_number"


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """What somebody sent to open a ticket, before anything is decided."""

    subject: str
    text: str
    channel: str
    kind: Ticket.Kind = Ticket.Kind.QUESTION
    # The facts that the sender stated, by key.
    facts: dict[str, str] = field(default_factory=dict)
    # Answers to the intake form's fields, by key.
    answers: dict[str, object] = field(default_factory=dict)
    # Where to call back, with its country code; empty where nobody asked.
    callback: str = ""
    # Made by the form, so that sending it twice opens one ticket.
    submission: UUID | None = None
    # What goes along with its first message.
    files: Chosen = NOTHING


def receive(
    opening: Opening,
    *,
    contact: Contact,
    contract: Contract | None,
    version: AgreementVersion,
    annex: Annex | None,
    promise: Promise,
    by: Actor,
    at: datetime,
) -> Ticket:
    """Write down a ticket as received at `at`, with its first message, and start the promised clocks.

    Takes the desk's next number, which holds the desk's row until the transaction ends. Tells nobody.
    Refuses what `attach.to` refuses of the files.
    """
    ticket = Ticket.objects.create(
        desk=contact.desk,
        number=_next_number(contact.desk),
        kind=opening.kind,
        subject=opening.subject,
        contact=contact,
        organisation=contact.organisation,
        contract=contract,
        agreement_version=version,
        annex=annex,
        channel=opening.channel,
        priority_asked=opening.facts.get("priority", ""),
        priority=promise.facts.get("priority", ""),
        facts=dict(promise.facts),
        answers=opening.answers,
        callback=opening.callback,
        received_at=at,
        last_word_at=at,
        queue_at=at,
        submission=opening.submission,
    )
    attach.to(_first_message(ticket, opening), opening.files, by=contact.as_actor, at=at)
    clocks.start_all(ticket, promise=promise, by=by, at=at)
    promised = [target.metric.value for target in promise.targets]
    record(
        "ticket",
        ticket.number,
        "received",
        desk=ticket.desk.name,
        by=by,
        at=at,
        facts={"promised": promised, "channel": opening.channel},
    )
    return ticket


def _first_message(ticket: Ticket, opening: Opening) -> Message:
    return Message.objects.create(
        ticket=ticket,
        kind=Message.Kind.CUSTOMER,
        text=opening.text,
        channel=opening.channel,
        sent_at=ticket.received_at,
        sent_by=ticket.contact.as_actor.reference,
        sender_name=str(ticket.contact),
    )


def _next_number(desk: Desk) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT_NUMBER, [desk.pk])
        row = cursor.fetchone()
    return int(row[0])
