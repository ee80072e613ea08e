from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.conditions import UnknownFactValue
from servicelevel.agreement.terms import Agreement, Happening, Metric
from servicelevel.clocks.events import ClockEvent
from servicelevel.clocks.history import Happened, events_from
from servicelevel.clocks.promise import make_promise
from servicelevel.clocks.recount import Difference, Grounds, Recount, Standing, hours_put_right, recount, span
from tests.support.agreements import FRONT, small, small_text

PARIS = ZoneInfo("Europe/Paris")
HOUR = timedelta(hours=1)
RESPONSE, RESOLUTION = Metric.RESPONSE_TIME, Metric.RESOLUTION_TIME

TERMS = """
pause_reasons:
  customer: {label: Waiting for you, pauses: [resolution_time]}
targets:
  response_time:
    strength: guaranteed
    rules:
      - {when: {priority: p1}, within: 1 hour}
  resolution_time:
    strength: target
    rules:
      - {when: {priority: p1}, within: 4 business hours}
      - {when: {priority: p2}, within: 2 business days, strength: typical}
"""


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


RECEIVED = paris("2026-11-23T10:00")  # a Monday; open 9 to 12 and 13 to 17
HISTORY = (
    Happened(happening=Happening.RECEIVED, at=RECEIVED),
    Happened(happening=Happening.HELD, at=paris("2026-11-23T11:00"), reason="customer"),
    Happened(happening=Happening.HOLD_LIFTED, at=paris("2026-11-23T14:00")),
)


P1, P2 = {"priority": "p1"}, {"priority": "p2"}
AGREED = small(TERMS)
AMENDED = small(TERMS.replace("4 business hours", "8 business hours"), front=FRONT.replace("version: 1", "version: 2"))


def with_holiday(on: str, *, terms: str = TERMS) -> Agreement:
    """Return the small agreement as corrected: a forgotten holiday was added."""
    office = "      monday to friday: 09:00-12:00, 13:00-17:00\n"
    text = small_text(terms, front=FRONT.replace("version: 1", "version: 2"))
    return compile_agreement(text.replace(office, f"{office}    holidays:\n      - {{name: Feast, rule: {on}}}\n"))


def again(
    before: Grounds, after: Grounds, *, at: str, history: tuple[Happened, ...] = HISTORY
) -> Mapping[Metric, Recount]:
    """Count again a ticket whose clocks have the events that were recorded while `before` was in force."""
    promised = make_promise(before.agreement, facts=before.facts, at=RECEIVED)
    events = {
        target.metric: events_from(history, metric=target.metric, agreement=before.agreement)
        for target in promised.targets
    }
    found = recount(before, after, received_at=RECEIVED, events=events, history=history, at=paris(at))
    return {one.metric: one for one in found}


def grounds(facts: Mapping[str, str], agreement: Agreement = AGREED) -> Grounds:
    return Grounds(agreement=agreement, facts=facts)


def due(standing: Standing | None) -> datetime | None:
    assert standing is not None
    return standing.reading.due_at


def told(one: Recount) -> list[str]:
    return [reason.text for reason in one.because]


def test_a_higher_priority_counts_from_receipt_and_keeps_the_pause() -> None:
    one = again(grounds(P2), grounds(P1), at="2026-11-23T14:00")[RESOLUTION]
    # Two business days, and two hours of waiting; then four hours from receipt, and the same two.
    assert due(one.before) == paris("2026-11-25T12:00")
    assert due(one.after) == paris("2026-11-23T17:00")
    assert one.differences == {Difference.DUE, Difference.STRENGTH}
    assert told(one) == [
        "Priority: P1 instead of P2.",
        (
            "Resolution was due Wednesday 25 November 2026 at 12:00, typical;"
            " it is due Monday 23 November 2026 at 17:00, a target."
        ),
    ]


def test_every_reason_that_can_cite_a_clause_does() -> None:
    one = again(grounds(P2), grounds(P1), at="2026-11-23T14:00")[RESOLUTION]
    assert [str(reason.clause) for reason in one.because] == ["§ 1", "§ 2"]


def test_a_promise_that_is_gained_counts_what_has_happened_since_receipt() -> None:
    reply = Happened(happening=Happening.PUBLIC_REPLY, at=paris("2026-11-23T10:30"))
    gained = again(grounds(P2), grounds(P1), at="2026-11-23T14:00", history=(HISTORY[0], reply))[RESPONSE]
    assert gained.before is None
    assert gained.after is not None
    assert gained.differences == {Difference.GAINED}
    assert gained.after.reading.kept
    assert [event.at for event in gained.after.events] == [RECEIVED, reply.at]
    unanswered = again(grounds(P2), grounds(P1), at="2026-11-23T14:00")[RESPONSE]
    assert unanswered.after is not None
    assert unanswered.after.reading.past_due_at == paris("2026-11-23T11:00")
    assert told(unanswered)[-1] == "First response was not judged; it is breached."


def test_a_promise_that_is_lost_is_said_to_be() -> None:
    lost = again(grounds(P1), grounds(P2), at="2026-11-23T10:10")[RESPONSE]
    assert (lost.after, lost.differences) == (None, {Difference.LOST})
    assert told(lost)[-1] == (
        "First response was due Monday 23 November 2026 at 11:00, guaranteed; it is no longer promised."
    )


def test_the_same_facts_change_nothing() -> None:
    found = again(grounds(P1), grounds(P1), at="2026-11-23T14:00")
    assert [(one.changed, one.because) for one in found.values()] == [(False, ())] * 2


def test_a_fact_that_is_stated_where_its_default_was_taken_changes_nothing() -> None:
    assert not again(grounds({}), grounds(P2), at="2026-11-23T14:00")[RESOLUTION].changed


def test_an_amendment_reads_the_same_events_against_its_own_target() -> None:
    one = again(grounds(P1), grounds(P1, AMENDED), at="2026-11-23T14:00")[RESOLUTION]
    assert (due(one.before), due(one.after)) == (paris("2026-11-23T17:00"), paris("2026-11-24T14:00"))
    assert one.before is not None
    assert one.after is not None
    assert one.before.events == one.after.events
    assert told(one)[0] == "Counted by version 2 instead of version 1."


def test_a_forgotten_holiday_moves_what_was_counted_across_it() -> None:
    one = again(grounds(P2), grounds(P2, with_holiday("2026-11-24")), at="2026-11-24T14:00")[RESOLUTION]
    assert (due(one.before), due(one.after)) == (paris("2026-11-25T12:00"), paris("2026-11-26T12:00"))
    assert told(one)[1:3] == [
        (
            "As corrected, office hours are closed from Tuesday 24 November 2026 at 09:00"
            " to Tuesday 24 November 2026 at 12:00."
        ),
        (
            "As corrected, office hours are closed from Tuesday 24 November 2026 at 13:00"
            " to Tuesday 24 November 2026 at 17:00."
        ),
    ]


def test_a_missed_promise_may_turn_out_to_have_been_kept() -> None:
    resolved = Happened(happening=Happening.RESOLVED, at=paris("2026-11-24T10:00"))
    feast = grounds(P1, with_holiday("2026-11-23"))
    one = again(grounds(P1), feast, at="2026-11-30T10:00", history=(HISTORY[0], resolved))[RESOLUTION]
    assert Difference.JUDGEMENT in one.differences
    assert Difference.START in one.differences
    assert told(one)[-1] == "Resolution was missed; it is kept."


def test_a_paused_clock_tells_what_is_left() -> None:
    waiting = HISTORY[:2]
    one = again(grounds(P2), grounds(P1), at="2026-11-23T16:00", history=waiting)[RESOLUTION]
    assert told(one)[-1] == (
        "Resolution was paused, 13 h of support time left, typical; it is paused, 3 h of support time left, a target."
    )


def test_a_clock_that_is_paused_too_late_is_over() -> None:
    late = (HISTORY[0], replace(HISTORY[1], at=paris("2026-11-23T16:30")))
    one = again(grounds(P2), grounds(P1), at="2026-11-23T17:00", history=late)[RESOLUTION]
    assert told(one)[-2].endswith("it is paused, over by 1 h 30 min of support time, a target.")


def test_a_number_may_become_words() -> None:
    words = small(TERMS.replace("within: 4 business hours", "words: Future release"))
    one = again(grounds(P1), grounds(P1, words), at="2026-11-23T14:00")[RESOLUTION]
    assert Difference.WORDS in one.differences
    assert told(one)[-1].endswith("it is “Future release”, a target.")


def test_nothing_is_counted_where_the_new_facts_are_unknown() -> None:
    with pytest.raises(UnknownFactValue):
        again(grounds(P2), grounds({"priority": "p9"}), at="2026-11-23T14:00")


def test_a_clock_that_has_not_started_is_left_out() -> None:
    more = "  next_response_time:\n    strength: target\n    rules:\n      - {within: 1 hour}\n"
    assert Metric.NEXT_RESPONSE_TIME not in again(grounds(P2), grounds(P1, small(TERMS + more)), at="2026-11-23T14:00")


def test_an_event_that_is_yet_to_come_starts_nothing() -> None:
    events: dict[Metric, tuple[ClockEvent, ...]] = {}
    before, after = grounds(P2), grounds(P1)
    assert recount(before, after, received_at=RECEIVED, events=events, history=HISTORY, at=RECEIVED - HOUR) == ()


def test_a_correction_names_the_hours_it_closes_by_calendar() -> None:
    start, end = paris("2026-11-20T00:00"), paris("2026-12-20T00:00")
    found = hours_put_right(AGREED, with_holiday("2026-11-24"), start=start, end=end)
    assert {name: [period.start for period in periods] for name, periods in found.items()} == {
        "office": [paris("2026-11-24T09:00"), paris("2026-11-24T13:00")]
    }
    assert hours_put_right(AGREED, with_holiday("2026-11-28"), start=start, end=end) == {}


@pytest.mark.parametrize("on", [f"2026-11-{day}" for day in range(20, 31)])
@pytest.mark.parametrize("facts", [P1, P2])
def test_a_clock_that_a_correction_changes_is_touched_by_it(on: str, facts: Mapping[str, str]) -> None:
    corrected = with_holiday(on)
    at = paris("2026-11-30T10:00")
    one = again(grounds(facts), grounds(facts, corrected), at="2026-11-30T10:00")[RESOLUTION]
    assert one.before is not None
    reach = span(one.before.reading, received_at=RECEIVED, at=at)
    changed = hours_put_right(AGREED, corrected, start=RECEIVED - HOUR * 24 * 9, end=at + HOUR * 24 * 9)
    touched = any(
        reach.end is not None and period.end is not None and period.start <= reach.end and reach.start < period.end
        for period in changed.get("office", ())
    )
    assert touched or not one.changed
    # One day more is looked at than is counted, so that at most the days just after the due are looked at in vain.
    assert not (touched and paris(f"{on}T00:00") > paris("2026-11-28T00:00"))


def test_a_clock_that_waits_is_reached_by_hours_until_now() -> None:
    one = again(grounds(P2), grounds(P1), at="2026-11-30T10:00", history=HISTORY[:2])[RESOLUTION]
    assert one.before is not None
    assert span(one.before.reading, received_at=RECEIVED, at=paris("2026-11-30T10:00")).end == paris("2026-12-02T10:00")


def test_a_correction_of_hours_before_a_pause_is_told_while_the_clock_waits() -> None:
    held = (HISTORY[0], replace(HISTORY[1], at=paris("2026-11-25T09:30")))
    after = grounds(P2, with_holiday("2026-11-24"))
    one = again(grounds(P2), after, at="2026-11-25T16:00", history=held)[RESOLUTION]
    assert one.differences == {Difference.DUE}
    assert [text for text in told(one) if text.startswith("As corrected")] == [
        (
            "As corrected, office hours are closed from Tuesday 24 November 2026 at 09:00"
            " to Tuesday 24 November 2026 at 12:00."
        ),
        (
            "As corrected, office hours are closed from Tuesday 24 November 2026 at 13:00"
            " to Tuesday 24 November 2026 at 17:00."
        ),
    ]


@pytest.mark.parametrize("promise", ["words: Future release", "by: 18:00"])
def test_a_correction_that_moves_only_where_counting_begins_tells_only_the_hours(promise: str) -> None:
    terms = TERMS.replace("within: 4 business hours", f"{promise}, counted_from: next opening, on: office")
    morning = small_text(terms, front=FRONT.replace("version: 1", "version: 2")).replace("09:00-12:00", "11:00-12:00")
    before, after = grounds(P1, small(terms)), grounds(P1, compile_agreement(morning))
    one = again(before, after, at="2026-11-23T14:00", history=HISTORY[:1])[RESOLUTION]
    assert one.differences == {Difference.START}
    assert told(one) == [
        "Counted by version 2 instead of version 1.",
        (
            "As corrected, office hours are closed from Monday 23 November 2026 at 10:00"
            " to Monday 23 November 2026 at 11:00."
        ),
    ]
