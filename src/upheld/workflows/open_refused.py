"""Opening a ticket of a request that the agreement had turned away, because somebody on the desk wants it so."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from upheld.accounts.models import User
from upheld.tickets.actions import assign
from upheld.tickets.actions import turn_away as refusals
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import IntakeRefusal, Ticket
from upheld.tickets.queries.files import files_of_form
from upheld.workflows.open_ticket import open_ticket


@transaction.atomic
def open_refused(row: IntakeRefusal, *, agent: User, at: datetime) -> Ticket:
    """Open a ticket with the customer's own words and files, received at `at`, and give it to who opened it.

    The customer is told as for any ticket; what the agreement promises nothing for, nothing is promised for. Raises
    AlreadyOpened, PromiseError.
    """
    locked, by = refusals.still_waiting(row), agent.as_actor
    opening = Opening(
        subject=locked.subject,
        text=locked.text,
        channel=locked.channel,
        facts=locked.facts,
        answers=locked.answers,
        submission=locked.submission,
        files=Chosen(ids=_files_of(locked), submission=locked.submission),
    )
    ticket = open_ticket(
        locked.desk, opening, email=locked.email, name=locked.name, by=by, at=at, language=locked.language
    )
    assign.give(ticket, agent, by=by, at=at)
    return ticket


def _files_of(row: IntakeRefusal) -> tuple[UUID, ...]:
    """Return the files that came with the form and still wait."""
    return tuple(file.id for file in files_of_form(row.desk, row.submission))
