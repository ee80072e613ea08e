"""Keeping what the agreement turned away, word by word, and what became of it. No ticket is made here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from servicelevel.clocks.promise import Entitlement
from upheld.agreements.models import AgreementVersion
from upheld.audit.actions.record import record
from upheld.audit.facts import THE_DESK, Actor
from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import IntakeRefusal, Ticket
from upheld.tickets.queries.files import files_of_form

# Nobody has shown that they read the mail of the address, while the desk asks for that.
UNPROVEN = "unproven"


class AlreadyOpened(ValueError):
    """Somebody has opened a ticket of this request."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sender:
    """Who asked: as they named themselves, and as the desk knows them."""

    name: str
    email: str
    # None for a stranger
    contact: Contact | None
    # in which they read our page; empty where that is not known
    language: str = ""


@transaction.atomic
def turn_away(
    desk: Desk,
    opening: Opening,
    sender: Sender,
    *,
    entitlement: Entitlement,
    version: AgreementVersion,
    typed: dict[str, list[str]],
    at: datetime,
) -> IntakeRefusal:
    """Keep a request that is not served, and by which clause; sent again, its newest words are kept.

    Tells nobody: the desk has a list of them. Once a ticket was opened of it, it stays as it is.
    """
    decided = {
        "outcome": entitlement.outcome.value,
        "say": entitlement.say or "",
        "clause": entitlement.clause.cited if entitlement.clause else "",
        "agreement_version": version,
    }
    return _keep(desk, opening, sender, decided, typed=typed, at=at)


@transaction.atomic
def keep_unproven(
    desk: Desk,
    opening: Opening,
    sender: Sender,
    *,
    version: AgreementVersion,
    typed: dict[str, list[str]],
    at: datetime,
) -> IntakeRefusal:
    """Keep a request until whoever reads the mail of its address says that it is theirs; as `turn_away` does."""
    decided = {"outcome": UNPROVEN, "say": "", "clause": "", "agreement_version": version}
    return _keep(desk, opening, sender, decided, typed=typed, at=at)


def _keep(
    desk: Desk,
    opening: Opening,
    sender: Sender,
    decided: dict[str, Any],
    *,
    typed: dict[str, list[str]],
    at: datetime,
) -> IntakeRefusal:
    words: dict[str, Any] = {
        "subject": opening.subject,
        "text": opening.text,
        "facts": opening.facts,
        "answers": opening.answers,
        "typed": typed,
        **decided,
    }
    asked = {"name": sender.name, "email": sender.email, "contact": sender.contact, "language": sender.language}
    row, fresh = IntakeRefusal.objects.select_for_update(of=("self",)).get_or_create(
        desk=desk,
        submission=opening.submission or uuid4(),
        defaults={**words, **asked, "channel": opening.channel, "turned_away_at": at},
    )
    if fresh:
        facts = {"outcome": row.outcome, "clause": row.clause}
        record("intake refusal", row.pk, "turned away", desk=desk.name, by=THE_DESK, at=at, facts=facts)
    elif row.ticket_id is None and row.email == sender.email:  # a submission that was guessed rewrites nobody's words
        IntakeRefusal.objects.filter(pk=row.pk).update(**words)
        row.refresh_from_db()
    return row


def opening_of(row: IntakeRefusal) -> Opening:
    """Return what a request says, with the files that came with its form and still wait."""
    files = tuple(file.id for file in files_of_form(row.desk, row.submission))
    return Opening(
        subject=row.subject,
        text=row.text,
        channel=row.channel,
        facts=row.facts,
        answers=row.answers,
        submission=row.submission,
        files=Chosen(ids=files, submission=row.submission),
    )


def still_waiting(row: IntakeRefusal) -> IntakeRefusal:
    """Return the row, locked until the transaction ends. Raises AlreadyOpened."""
    locked = IntakeRefusal.objects.select_for_update(of=("self",)).select_related("desk").get(pk=row.pk)
    if locked.ticket_id is not None:
        raise AlreadyOpened
    return locked


def opened(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Write down, if the same form had been turned away before, that there is a ticket of it now, and who opened it."""
    if ticket.submission is None:
        return
    waiting = IntakeRefusal.objects.filter(desk=ticket.desk, submission=ticket.submission, ticket__isnull=True)
    row = waiting.select_for_update().first()
    if row is None:
        return
    row.ticket, row.opened_at, row.opened_by = ticket, at, by.reference
    row.save(update_fields=["ticket", "opened_at", "opened_by"])
    record("intake refusal", row.pk, "opened", desk=ticket.desk.name, by=by, at=at, facts={"ticket": ticket.number})
