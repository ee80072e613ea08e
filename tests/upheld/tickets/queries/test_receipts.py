"""Receipts from rows."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.support import builders
from tests.support.amended import amended
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.verifier import differing_step
from upheld.agreements.actions.publish import publish
from upheld.agreements.facts import in_force
from upheld.desks.access import NotFound
from upheld.tickets.access import ticket_by_reference
from upheld.tickets.actions import closure, fulfil, triage, version
from upheld.tickets.models import Ticket
from upheld.tickets.queries.receipts import document_of, receipts_of
from upheld.workflows.correct_agreement import correct_agreement

LATER = BEFORE_ALL + timedelta(days=3)
# In New York, after the desk has closed.
NIGHT = datetime(2026, 2, 3, 1, 0, tzinfo=UTC)
HOLIDAY = (
    "        name: bank holidays of England\n",
    "        name: bank holidays of England\n      - {name: Founders' day, rule: 2026-02-04}\n",
)
SLOW = "{plan: super-premium, priority: p4}, within: 3 business days"
BETTER = (SLOW, SLOW.replace("3", "2"))


def test_a_receipt_a_clock_with_the_ticket_s_own_facts(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    closure.resolve(made, by=cast.agent.as_actor, at=BEFORE_ALL + timedelta(hours=5))
    ticket = ticket_by_reference(f"int-{made.number} ")
    receipts_of(ticket, at=LATER)
    with django_assert_num_queries(3):
        receipts = receipts_of(ticket, at=LATER)
    assert [receipt.subject.ticket for receipt in receipts] == [f"INT-{made.number}"] * 2
    assert receipts[0].subject.priority_set == "p2"
    told = document_of(ticket, at=LATER)
    text = told["texts"][ticket.agreement_version.hash]
    assert [differing_step(receipt, text) for receipt in told["receipts"]] == [None, None]


@pytest.mark.parametrize("reference", ["", "INT", "INT-", "INT-x", "INT-999", "XX-1", "INT-²", "1"])
def test_a_reference_that_names_no_ticket_finds_none(cast: Cast, reference: str) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    with pytest.raises(NotFound):
        ticket_by_reference(reference)


def steps(ticket: Ticket, *, at: datetime) -> list[str | None]:
    """Return the first differing step of each receipt, which should be none."""
    told = document_of(ticket, at=at)
    return [differing_step(one, told["texts"][one["agreement"]["hash"]]) for one in told["receipts"]]


def test_a_priority_judged_anew_is_told_and_how_it_stood_before_is_not_forgotten(cast: Cast) -> None:
    made = builders.ticket(cast.other_contact, at=BEFORE_ALL, priority="p2", category="defect")
    judged_at = BEFORE_ALL + timedelta(hours=1)
    triage.set_priority(made, "p1", reason="It works.", by=cast.agent.as_actor, at=judged_at)
    ticket = ticket_by_reference(f"INT-{made.number}")

    now, before = receipts_of(ticket, at=LATER)[0], receipts_of(ticket, at=BEFORE_ALL)[0]

    assert [(act.cause, act.before, act.after, act.why) for act in now.subject.recounts] == [
        ("priority", {"priority": "p2"}, {"priority": "p1"}, "It works.")
    ]
    assert (now.subject.priority_asked, now.subject.priority_set, now.target.amount_words) == (
        "p2",
        "p1",
        "1 business hour",
    )
    assert (before.subject.recounts, before.subject.priority_set, before.target.amount_words) == (
        (),
        "p2",
        "2 business hours",
    )
    assert steps(ticket, at=LATER) + steps(ticket, at=BEFORE_ALL) == [None] * 4


def test_a_promise_that_is_gone_has_a_receipt_only_for_the_time_when_it_was_made(cast: Cast) -> None:
    contact = builders.contact(cast.south, "Noor Haddad", organisation=None, at=BEFORE_ALL)
    made = builders.ticket(contact, at=NIGHT, priority="urgent", emergency="true")
    assert steps(made, at=NIGHT) == [None]
    judged_at = NIGHT + timedelta(minutes=5)
    triage.judge_emergency(made, emergency=False, reason="It can wait.", by=cast.other_agent.as_actor, at=judged_at)
    ticket = ticket_by_reference(f"{cast.south.prefix}-{made.number}")
    assert steps(ticket, at=judged_at) == []
    assert steps(ticket, at=NIGHT) == [None]


@pytest.mark.parametrize(
    ("priority", "kind", "words"), [("p3", "release", "4.2"), ("p4", "decision", "We will not do it.")]
)
def test_what_fulfilled_a_promise_in_words_is_told_from_then_on(
    cast: Cast, priority: str, kind: str, words: str
) -> None:
    made = builders.ticket(cast.other_contact, at=BEFORE_ALL, priority=priority)
    by, done_at = cast.agent.as_actor, BEFORE_ALL + timedelta(days=1)
    if kind == "release":
        release = fulfil.Release(name="4.2", released_on=done_at.date(), url="https://integrato.example/4.2")
        fulfil.by_release(made, "resolution_time", release, by=by, at=done_at)
    else:
        fulfil.by_decision(made, "resolution_time", words, by=by, at=done_at)
    done = receipts_of(made, at=LATER)[-1].fulfilled
    assert done is not None
    assert (done.kind, done.words) == (kind, words)
    assert receipts_of(made, at=BEFORE_ALL)[-1].fulfilled is None
    assert steps(made, at=LATER) == [None, None]


def test_under_a_correction_the_version_that_was_wrong_is_named(cast: Cast) -> None:
    made = builders.ticket(cast.other_contact, at=BEFORE_ALL, priority="p2")
    wrong = in_force(cast.north, at=LATER)
    text = amended("integrato", HOLIDAY, version=2)
    correct_agreement(cast.north, text, wrong=wrong, by=cast.manager.as_actor, at=LATER)
    ticket = ticket_by_reference(f"INT-{made.number}")

    receipt = receipts_of(ticket, at=LATER)[-1]

    assert [(other.role, other.hash) for other in receipt.subject.others] == [("corrects", wrong.hash)]
    assert receipt.agreement.version == 2
    assert receipt.cover is not None
    assert "Founders' day" in [day.name for day in receipt.cover.holidays]
    assert steps(ticket, at=LATER) == [None, None]


def test_moved_to_a_later_version_it_is_counted_by_that_one(cast: Cast) -> None:
    made = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p4")
    text = amended("integrato", BETTER, effective="2026-02-03")
    publish(cast.north, text, by=cast.manager.as_actor, at=BEFORE_ALL)
    to = in_force(cast.north, at=LATER)
    version.move(made, to, reason="You asked for it.", by=cast.agent.as_actor, at=LATER)
    ticket = ticket_by_reference(f"INT-{made.number}")

    receipt = receipts_of(ticket, at=LATER)[0]

    assert (receipt.target.amount_words, receipt.subject.others) == ("2 business days", ())
    assert [(act.version_before, act.version_after) for act in receipt.subject.recounts] == [(1, 2)]
    assert steps(ticket, at=LATER) + steps(ticket, at=BEFORE_ALL) == [None] * 4
