"""Fulfilling promises in words: by a release, by a decision, and what is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.harness import clock, expect_mail
from upheld.audit.facts import THE_DESK
from upheld.tickets.actions import closure, fulfil
from upheld.tickets.models import Fulfilment, Ticket

MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
SHIPPED = MONDAY + timedelta(days=20)
RELEASE = fulfil.Release(name="4.2", released_on=date(2026, 12, 5), url="https://integrato.example/4.2")


@pytest.fixture
def promised(cast: Cast) -> Ticket:
    """A P3: a future release."""
    return builders.ticket(cast.contact, at=MONDAY, priority="p3")


def test_a_future_release_is_fulfilled_by_the_one_that_shipped(cast: Cast, promised: Ticket) -> None:
    fulfil.by_release(promised, "resolution_time", RELEASE, by=cast.agent.as_actor, at=SHIPPED)

    resolution = clock(promised, "resolution_time")
    assert (resolution.stage, resolution.stopped_at) == ("completed", SHIPPED)
    assert (resolution.fulfilment.release, resolution.fulfilment.url) == ("4.2", RELEASE.url)
    expect_mail("promise-fulfilled", cast.contact.email)


def test_our_discretion_is_fulfilled_by_a_decision(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=MONDAY, priority="p4")

    fulfil.by_decision(ticket, "resolution_time", "We will not.", by=cast.agent.as_actor, at=SHIPPED)

    assert Fulfilment.objects.get().decision == "We will not."
    assert clock(ticket, "resolution_time").stage == "completed"


@pytest.mark.django_db
def test_what_completion_fulfils_is_kept_by_doing_it_and_asks_for_no_record() -> None:
    studio = builders.desk("studio", at=BEFORE_ALL)
    maison = builders.organisation(studio, "Maison", plan="care", at=BEFORE_ALL)
    perrine = builders.contact(studio, "Perrine Aubert", organisation=maison, at=BEFORE_ALL)
    ticket = builders.ticket(perrine, at=MONDAY, priority="standard")

    closure.resolve(ticket, by=THE_DESK, at=SHIPPED)

    resolution = clock(ticket, "resolution_time")
    assert resolution.words
    assert (resolution.fulfilled_by, resolution.stage) == ("", "completed")


def test_a_release_may_be_linked_after_the_ticket_was_resolved(cast: Cast, promised: Ticket) -> None:
    closure.resolve(promised, by=cast.agent.as_actor, at=MONDAY + timedelta(days=1))

    fulfil.by_release(promised, "resolution_time", RELEASE, by=cast.agent.as_actor, at=SHIPPED)

    assert clock(promised, "resolution_time").stopped_at == MONDAY + timedelta(days=1)
    assert Fulfilment.objects.count() == 1


def test_a_second_time_the_wrong_kind_and_nothing_named_are_refused(cast: Cast, promised: Ticket) -> None:
    by = cast.agent.as_actor
    with pytest.raises(fulfil.NothingToFulfil, match="decision"):
        fulfil.by_decision(promised, "resolution_time", "No.", by=by, at=SHIPPED)
    with pytest.raises(fulfil.NothingToFulfil):
        fulfil.by_release(promised, "response_time", RELEASE, by=by, at=SHIPPED)
    with pytest.raises(fulfil.NothingNamed):
        fulfil.by_decision(promised, "resolution_time", "  ", by=by, at=SHIPPED)
    fulfil.by_release(promised, "resolution_time", RELEASE, by=by, at=SHIPPED)
    with pytest.raises(fulfil.AlreadyFulfilled):
        fulfil.by_release(promised, "resolution_time", RELEASE, by=by, at=SHIPPED)
    assert Fulfilment.objects.count() == 1
