"""What the database refuses of recounts, fulfilments and withdrawn clocks, whatever the code above it does."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.tickets.actions import fulfil, triage
from upheld.tickets.models import Clock, Fulfilment, Recount, Ticket

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)


@scene
def ticket(cast: Cast) -> Ticket:
    """A ticket that was judged to be a P3, and whose release has shipped."""
    asked = builders.ticket(cast.contact, at=AT, priority="p2")
    by = cast.agent.as_actor
    triage.set_priority(asked, "p3", reason="It works.", by=by, at=LATER)
    release = fulfil.Release(name="4.2", released_on=date(2026, 11, 16))
    fulfil.by_release(asked, "resolution_time", release, by=by, at=LATER)
    return asked


def refused(constraint: str, attempt: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        attempt()


def test_a_recount_and_a_fulfilment_are_never_changed_nor_deleted(ticket: Ticket) -> None:
    for rows in (Recount.objects.all(), Fulfilment.objects.all()):
        refused("never changed", lambda rows=rows: rows.update(id=99))  # type: ignore[misc]  # bound at once
        refused("never changed", lambda rows=rows: rows[0].delete())  # type: ignore[misc]  # bound at once


def test_a_recount_says_why(ticket: Ticket) -> None:
    row = Recount.objects.get()
    row.pk, row.reason = None, ""
    refused("recount_says_why", row.save)


@pytest.mark.parametrize(
    "changes", [{"decision": "Both."}, {"release": ""}, {"released_on": None}, {"kind": "decision"}]
)
def test_a_fulfilment_is_a_release_or_a_decision(ticket: Ticket, changes: dict[str, object]) -> None:
    row = Fulfilment.objects.get()
    row.pk, row.clock = None, Clock.objects.get(metric="response_time")
    for name, value in changes.items():
        setattr(row, name, value)
    refused("fulfilment_is_a_release_or_a_decision", row.save)


def test_a_withdrawn_clock_is_cancelled(ticket: Ticket) -> None:
    clocks = Clock.objects.filter(metric="response_time")
    refused("clock_withdrawn_is_cancelled", lambda: clocks.update(withdrawn=Recount.objects.get()))


def test_one_clock_counts_a_metric_beside_those_that_are_withdrawn(ticket: Ticket) -> None:
    clock = Clock.objects.get(metric="response_time")
    clock.pk = None
    refused("clock_once_per_metric", clock.save)

    clock.stage, clock.withdrawn = Clock.Stage.CANCELLED, Recount.objects.get()
    clock.save()
    assert Clock.objects.filter(metric="response_time").count() == 2
