"""Doing one thing to many tickets: row by row, refused row by row, undone row by row, by whoever still may."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tests.support import builders
from tests.support.cast import Cast, assemble
from tests.support.stage import scene
from upheld.audit.models import AuditEvent
from upheld.desks.actions import membership
from upheld.desks.models import Membership
from upheld.tickets.actions import assign, bulk, closure, hold, tags
from upheld.tickets.models import BulkAct, BulkRow, Closure, Follow, Ticket, TicketTag
from upheld.tickets.models.bulk_act import CANNOT_BE_UNDONE
from upheld.tickets.queries.bulk import progress_of, rows_of
from upheld.workers import bulk as worker

MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
BEGUN = MONDAY + timedelta(minutes=30)
Verb = BulkAct.Verb


@scene
def tickets(cast: Cast) -> list[Ticket]:
    return [builders.ticket(cast.contact, at=MONDAY, subject=f"No. {one}", priority="p2") for one in range(3)]


def begin(cast: Cast, tickets: list[Ticket], verb: BulkAct.Verb, **arguments: Any) -> BulkAct:
    return bulk.begin(cast.north, [one.pk for one in tickets], verb, arguments, by=cast.agent, at=BEGUN)


def run(at: datetime = BEGUN) -> int:
    done = 0
    while worker.do_one(at):
        done += 1
    return done


def fresh(tickets: list[Ticket]) -> list[Ticket]:
    return list(Ticket.objects.filter(pk__in=[one.pk for one in tickets]).order_by("pk"))


def test_nothing_happens_before_the_worker_comes_and_then_all_of_it(cast: Cast, tickets: list[Ticket]) -> None:
    act = begin(cast, tickets, Verb.TAG, tag="Outage")
    assert not TicketTag.objects.exists()
    assert progress_of(act).waiting == 3

    assert run() == 3

    assert [one.tags for one in fresh(tickets)] == [["outage"]] * 3
    assert (progress_of(act).done, progress_of(act).total) == (3, 3)


def test_what_is_refused_of_one_is_kept_with_its_reason_and_the_others_are_done(
    cast: Cast, tickets: list[Ticket]
) -> None:
    closure.resolve(tickets[1], by=cast.contact.as_actor, at=MONDAY)
    act = begin(cast, tickets, Verb.RESOLVE, code="")

    run()

    (refused,) = rows_of(act, outcome="refused").rows
    assert refused.ticket == tickets[1]
    assert refused.reason == "INT-2 is resolved already"
    assert progress_of(act).done == 2
    assert Closure.objects.filter(reopened_at__isnull=True).count() == 3


STATES: dict[BulkAct.Verb, Callable[[list[Ticket]], object]] = {
    Verb.ASSIGN: lambda tickets: [one.holder_id for one in fresh(tickets)],
    Verb.TAG: lambda tickets: [one.tags for one in fresh(tickets)],
    Verb.HOLD: lambda tickets: [one.state for one in fresh(tickets)],
    Verb.RESOLVE: lambda tickets: [one.state for one in fresh(tickets)],
    Verb.FOLLOW: lambda tickets: Follow.objects.filter(ended_at__isnull=True).count(),
}


@pytest.mark.parametrize("verb", STATES, ids=str)
def test_undoing_gives_back_what_was_changed_and_no_more(cast: Cast, tickets: list[Ticket], verb: BulkAct.Verb) -> None:
    assign.give(tickets[0], cast.manager, by=cast.manager.as_actor, at=MONDAY)
    tags.add(tickets[0], "outage", by=cast.manager.as_actor, at=MONDAY)
    before = STATES[verb](tickets)
    said = {"agent": cast.agent.pk, "tag": "outage", "reason": "customer", "note": "", "code": ""}
    act = begin(cast, tickets, verb, **said)
    run()
    assert progress_of(act).refused == 0
    assert STATES[verb](tickets) != before

    undoing = bulk.undo(act, by=cast.manager, at=BEGUN + timedelta(minutes=1))
    run(BEGUN + timedelta(minutes=1))

    assert STATES[verb](tickets) == before
    assert progress_of(undoing).refused == 0
    with pytest.raises(bulk.CannotBeUndone, match="before"):
        bulk.undo(act, by=cast.agent, at=BEGUN)


def test_undoing_overwrites_nothing_that_somebody_did_since(cast: Cast, tickets: list[Ticket]) -> None:
    act = begin(cast, tickets, Verb.ASSIGN, agent=cast.agent.pk)
    run()
    assign.give(tickets[2], cast.manager, by=cast.manager.as_actor, at=BEGUN)

    undoing = bulk.undo(act, by=cast.agent, at=BEGUN)
    run()

    assert [one.holder_id for one in fresh(tickets)] == [None, None, cast.manager.pk]
    (refused,) = rows_of(undoing, outcome="refused").rows
    assert refused.reason == "somebody else has it by now"


def test_a_judged_priority_is_not_taken_back(cast: Cast, tickets: list[Ticket]) -> None:
    act = begin(cast, tickets, Verb.PRIORITY, priority="p1", reason="All is down.")
    with pytest.raises(bulk.CannotBeUndone):
        bulk.undo(act, by=cast.agent, at=BEGUN)
    run()
    assert {one.priority for one in fresh(tickets)} == {"p1"}
    assert set(CANNOT_BE_UNDONE) == {Verb.PRIORITY, Verb.UNDO}


def test_whoever_may_no_longer_work_there_changes_nothing_more(cast: Cast, tickets: list[Ticket]) -> None:
    act = begin(cast, tickets, Verb.TAG, tag="outage")
    worker.do_one(BEGUN)
    place = Membership.objects.get(user=cast.agent, ended_at__isnull=True)
    membership.end(place, by=cast.manager.as_actor, at=BEGUN)

    run()

    assert [one.tags for one in fresh(tickets)] == [["outage"], [], []]
    assert {row.reason for row in rows_of(act, outcome="refused").rows} == {"you may no longer work on this desk"}


def test_a_failure_of_ours_stops_no_other_row(cast: Cast, tickets: list[Ticket]) -> None:
    act = begin(cast, tickets[:1], Verb.ASSIGN, agent=10**9)
    later = begin(cast, tickets, Verb.TAG, tag="outage")

    assert run() == 4

    assert [row.reason for row in rows_of(act, outcome="refused").rows] == ["it failed; the log says why"]
    assert progress_of(later).done == 3


def test_what_cannot_be_begun_is_refused(cast: Cast, tickets: list[Ticket], monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = builders.contact(cast.south, "Eve Stone", organisation=None, at=MONDAY)
    south = builders.ticket(stranger, at=MONDAY, priority="medium", category="support")
    with pytest.raises(bulk.NotOnDesk):
        begin(cast, [*tickets, south], Verb.FOLLOW)
    with pytest.raises(bulk.NothingChosen):
        begin(cast, [], Verb.FOLLOW)
    monkeypatch.setattr(bulk, "TICKETS_AT_MOST", 2)
    with pytest.raises(bulk.TooMany):
        begin(cast, tickets, Verb.FOLLOW)
    assert not BulkAct.objects.exists()
    assert not AuditEvent.objects.filter(subject="bulk act").exists()


def test_the_database_refuses_the_same_ticket_twice_and_a_refusal_without_a_reason(
    cast: Cast, tickets: list[Ticket]
) -> None:
    act = begin(cast, tickets, Verb.FOLLOW)
    with pytest.raises(IntegrityError, match="bulk_row_once_per_ticket"), transaction.atomic():
        BulkRow.objects.create(act=act, ticket=tickets[0])
    with pytest.raises(IntegrityError, match="bulk_row_refused_says_why"), transaction.atomic():
        BulkRow.objects.filter(act=act).update(outcome="refused")
    with pytest.raises(IntegrityError, match="bulk_act_undo_names_what"), transaction.atomic():
        BulkAct.objects.filter(pk=act.pk).update(verb="undo")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_each_row_once() -> None:
    cast = assemble()
    chosen = [builders.ticket(cast.contact, at=MONDAY, priority="p2") for _ in range(4)]
    act = begin(cast, chosen, Verb.HOLD, reason="customer", note="")
    start = Barrier(2)

    def work() -> None:
        start.wait()
        try:
            run()
        finally:
            connection.close()

    pair = [Thread(target=work), Thread(target=work)]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()

    assert (progress_of(act).done, progress_of(act).refused) == (4, 0)
    assert AuditEvent.objects.filter(verb="held").count() == 4


@pytest.mark.django_db(transaction=True)
def test_an_agent_who_resolves_a_ticket_of_the_act_meanwhile_is_not_undone() -> None:
    cast = assemble()
    (ticket,) = [builders.ticket(cast.contact, at=MONDAY, priority="p2")]
    act = begin(cast, [ticket], Verb.HOLD, reason="customer", note="")
    start = Barrier(2)

    def act_at_once(work: Callable[[], object]) -> None:
        start.wait()
        try:
            work()
        except hold.AlreadyResolved:
            pass
        finally:
            connection.close()

    def resolve() -> object:
        return closure.resolve(ticket, by=cast.contact.as_actor, at=BEGUN)

    pair = [Thread(target=act_at_once, args=(work,)) for work in (run, resolve)]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()

    assert fresh([ticket])[0].state == Ticket.State.RESOLVED
    assert progress_of(act).waiting == 0
