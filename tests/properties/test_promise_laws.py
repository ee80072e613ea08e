"""Laws of the five agreements: whatever the facts and the instant, every answer says because of which clause."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from servicelevel.agreement.terms import Agreement, Happening, Metric
from servicelevel.clocks.history import Happened, events_from
from servicelevel.clocks.promise import Promise, make_promise
from servicelevel.clocks.recount import Difference, Grounds, recount
from servicelevel.priority.triage import declares_emergency, set_priority
from tests.properties.effort import few
from tests.support.agreements import NAMES, shipped

MIRRORED = {Difference.GAINED: Difference.LOST, Difference.LOST: Difference.GAINED}
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Request:
    """Something asked under one of the five agreements."""

    agreement: Agreement
    facts: Mapping[str, str]
    at: datetime

    @property
    def promise(self) -> Promise:
        return make_promise(self.agreement, facts=self.facts, at=self.at)


@st.composite
def facts_of(draw: st.DrawFn, agreement: Agreement) -> dict[str, str]:
    """Return random facts that the agreement knows; some are left to their defaults."""
    return {
        key: draw(st.sampled_from([value.key for value in term.values]))
        for key, term in agreement.facts.items()
        if term.values and (term.required or draw(st.booleans()))
    }


@st.composite
def requests(draw: st.DrawFn) -> Request:
    """Return a random request."""
    agreement = shipped(draw(st.sampled_from(NAMES)))
    at = FIRST + timedelta(seconds=draw(st.integers(0, 63_000_000)))
    return Request(agreement=agreement, facts=draw(facts_of(agreement)), at=at)


@few
@given(requests())
def test_every_target_cites_the_clause_that_it_stands_in(request: Request) -> None:
    clauses = {clause.number for clause in request.agreement.clauses}
    for target in request.promise.targets:
        assert target.clause.number in clauses
        assert target.because[0].clause == target.clause


@few
@given(requests())
def test_every_decision_cites_a_clause(request: Request) -> None:
    agreement, promise = request.agreement, request.promise
    assert any(reason.clause for reason in promise.because)
    key = promise.facts.get("priority")
    priority = set_priority(agreement, asked=key, judged=agreement.priorities[0].key, at=request.at)
    assert all(reason.clause for reason in priority.because)
    if agreement.emergencies is not None:
        declared = declares_emergency(agreement, facts=request.facts, at=request.at)
        assert all(reason.clause for reason in declared.because)


@few
@given(requests())
def test_nothing_falls_due_before_it_begins_nor_begins_before_it_is_received(request: Request) -> None:
    for target in request.promise.targets:
        assert target.starts_at >= request.at
        assert target.due is None or target.due >= target.starts_at
        assert list(target.warn_after) == sorted(target.warn_after)
        assert all(after <= target.given for after in target.warn_after)


@few
@given(requests(), st.data())
def test_counting_again_on_other_facts_and_back_is_the_same_seen_from_the_other_side(
    request: Request, data: st.DataObject
) -> None:
    here = Grounds(agreement=request.agreement, facts=request.facts)
    there = Grounds(agreement=request.agreement, facts=data.draw(facts_of(request.agreement)))
    history = (
        Happened(happening=Happening.RECEIVED, at=request.at),
        Happened(happening=Happening.HELD, at=request.at + timedelta(hours=1), reason="customer"),
        Happened(happening=Happening.HOLD_LIFTED, at=request.at + timedelta(hours=30)),
    )
    at = request.at + timedelta(hours=40)

    events = {metric: events_from(history, metric=metric, agreement=request.agreement) for metric in Metric}

    def counted(before: Grounds, after: Grounds) -> dict[str, set[Difference]]:
        # Every clock has lived through the whole history, so that gaining and losing a promise mirror each other.
        return {
            one.metric: set(one.differences)
            for one in recount(before, after, received_at=request.at, events=events, history=history, at=at)
        }

    assert counted(here, here) == {metric: set() for metric in counted(here, here)}
    mirrored = {
        metric: {MIRRORED.get(difference, difference) for difference in differences}
        for metric, differences in counted(there, here).items()
    }
    assert counted(here, there) == mirrored
