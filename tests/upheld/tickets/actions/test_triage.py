"""Judging tickets anew: which clocks start, move and end, who is told, and what is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from servicelevel.instants import PromiseError
from tests.support import builders
from tests.support.cast import Cast, assemble
from tests.support.harness import clock, expect_mail, fast_forward
from tests.support.stage import scene
from upheld.audit.models import AuditEvent
from upheld.notifications.models import Notification
from upheld.tickets.actions import closure, hold, message, recount, triage
from upheld.tickets.models import Clock, ClockEvent, Recount, Ticket

# Monday, in business hours, in London.
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
LATER = MONDAY + timedelta(hours=1)


@scene
def ticket(cast: Cast) -> Ticket:
    """A P2 of a standard customer: two business hours, and five business days."""
    return builders.ticket(cast.other_contact, at=MONDAY, priority="p2", category="defect")


def judged(cast: Cast, ticket: Ticket, priority: str, *, at: datetime = LATER, seen: int | None = None) -> Recount:
    return triage.set_priority(ticket, priority, reason="It works.", by=cast.agent.as_actor, at=at, seen=seen)


def test_what_was_asked_is_kept_beside_what_is_set(cast: Cast, ticket: Ticket) -> None:
    judged(cast, ticket, "p1")

    ticket.refresh_from_db()
    assert (ticket.priority_asked, ticket.priority, ticket.facts["priority"]) == ("p2", "p1", "p1")


def test_the_new_target_is_counted_from_receipt(cast: Cast, ticket: Ticket) -> None:
    judged(cast, ticket, "p1")

    assert clock(ticket).due_at == MONDAY + timedelta(hours=1)
    assert clock(ticket, "resolution_time").due_at == MONDAY + timedelta(hours=48)


def test_every_pause_is_kept(cast: Cast, ticket: Ticket) -> None:
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=MONDAY)
    hold.lift(ticket, by=cast.agent.as_actor, at=MONDAY + timedelta(minutes=30))

    judged(cast, ticket, "p1")

    assert clock(ticket, "resolution_time").due_at == MONDAY + timedelta(hours=48, minutes=30)


def test_a_promise_that_is_gone_is_cancelled_and_one_regained_counts_from_receipt_with_its_pauses(
    cast: Cast, ticket: Ticket
) -> None:
    before = clock(ticket, "resolution_time").due_at
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=MONDAY)
    hold.lift(ticket, by=cast.agent.as_actor, at=MONDAY + timedelta(minutes=30))
    words = judged(cast, ticket, "p4").changes[-1]
    judged(cast, ticket, "p2", at=LATER + timedelta(minutes=5))

    assert words["after"]["words"] == "At our own discretion"
    assert before is not None
    assert clock(ticket, "resolution_time").due_at == before + timedelta(minutes=30)


def test_a_promise_that_has_come_nearer_is_noticed_though_a_later_one_was(cast: Cast, ticket: Ticket) -> None:
    close = MONDAY + timedelta(minutes=95)
    fast_forward(close)
    expect_mail("clock-close", cast.agent.email, cast.manager.email)

    judged(cast, ticket, "p1", at=close)
    fast_forward(close)

    expect_mail("clock-past-due", cast.agent.email, cast.manager.email)
    assert AuditEvent.objects.get(verb="missed").at == MONDAY + timedelta(hours=1)


def test_a_promise_that_moves_away_is_not_told_twice(cast: Cast, ticket: Ticket) -> None:
    past = MONDAY + timedelta(hours=2, minutes=1)
    fast_forward(past)
    expect_mail("clock-past-due", cast.agent.email, cast.manager.email)

    judged(cast, ticket, "p3", at=past)

    assert clock(ticket).past_due_at is None
    fast_forward(past + timedelta(hours=1))
    expect_mail("clock-past-due", cast.agent.email, cast.manager.email)


def test_the_customer_is_told_the_new_promise_and_the_reason(cast: Cast, ticket: Ticket) -> None:
    judged(cast, ticket, "p1")

    told = Notification.objects.get(template="promise-changed")
    assert told.recipient == cast.other_contact.email
    assert told.payload["changed"] == "Priority is now P1, instead of P2."
    assert told.payload["reason"] == "It works."
    assert [one["due"] for one in told.payload["promises"]] == [
        (MONDAY + timedelta(hours=hours)).isoformat() for hours in (1, 48)
    ]


def test_a_reply_that_was_given_keeps_its_clock_completed(cast: Cast, ticket: Ticket) -> None:
    message.reply(ticket, "On it.", by=cast.agent.as_actor, at=MONDAY + timedelta(minutes=50))

    judged(cast, ticket, "p1")

    response = clock(ticket)
    assert (response.stage, response.past_due_at) == (Clock.Stage.COMPLETED, None)
    assert [one["metric"] for one in Notification.objects.get(template="promise-changed").payload["promises"]] == [
        "resolution_time"
    ]


def test_no_reason_a_resolved_ticket_the_same_and_an_unknown_priority_are_refused(cast: Cast, ticket: Ticket) -> None:
    by = cast.agent.as_actor
    with pytest.raises(recount.NoReason):
        triage.set_priority(ticket, "p1", reason=" ", by=by, at=LATER)
    with pytest.raises(triage.AlreadySo):
        judged(cast, ticket, "p2")
    with pytest.raises(PromiseError, match="p4"):
        judged(cast, ticket, "p9")
    closure.resolve(ticket, by=by, at=LATER)
    with pytest.raises(recount.AlreadyResolved):
        judged(cast, ticket, "p1")
    assert not Recount.objects.exists()


def test_who_looked_before_somebody_else_judged_is_refused(cast: Cast, ticket: Ticket) -> None:
    judged(cast, ticket, "p1", seen=0)

    with pytest.raises(recount.ChangedMeanwhile, match="Ravi Menon"):
        judged(cast, ticket, "p3", seen=0)


def test_a_fact_that_was_wrong_is_put_right(cast: Cast, ticket: Ticket) -> None:
    row = triage.correct_facts(
        ticket, {"category": "question"}, reason="No fault.", by=cast.agent.as_actor, at=LATER, seen=None
    )

    ticket.refresh_from_db()
    assert ticket.facts["category"] == "question"
    assert (row.facts_before["category"], row.changes) == ("defect", [])


@pytest.mark.parametrize("fact", ["priority", "plan"])
def test_what_has_an_act_of_its_own_is_not_put_right_here(cast: Cast, ticket: Ticket, fact: str) -> None:
    with pytest.raises(triage.NotForTheDesk):
        triage.correct_facts(ticket, {fact: "p1"}, reason="x", by=cast.agent.as_actor, at=LATER)


class TestEmergencies:
    """At InterWorx, where a person judges whether it is one."""

    # Saturday night in New York.
    NIGHT = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)

    @pytest.fixture
    def cast(self, db: None) -> Cast:
        """Everyone, on InterWorx's desk."""
        return assemble(north="interworx", south="integrato")

    def judge(self, cast: Cast, ticket: Ticket, *, emergency: bool) -> Recount:
        at = self.NIGHT + timedelta(minutes=20)
        return triage.judge_emergency(ticket, emergency=emergency, reason="One site.", by=cast.agent.as_actor, at=at)

    def test_one_that_is_none_ends_its_promise_and_the_customer_is_told(self, cast: Cast) -> None:
        ticket = builders.ticket(cast.contact, at=self.NIGHT, priority="high", emergency="true")

        row = self.judge(cast, ticket, emergency=False)

        withdrawn = Clock.objects.get(ticket=ticket)
        assert (withdrawn.stage, withdrawn.withdrawn, withdrawn.look_again_at) == ("cancelled", row, None)
        assert withdrawn.events.order_by("-id")[0].kind == ClockEvent.Kind.CANCELLED
        told = Notification.objects.get(template="promise-changed").payload
        assert told["changed"] == "We judged that this is not an emergency."
        assert told["say"].startswith("This does not qualify")
        assert told["promises"] == []
        fast_forward(self.NIGHT + timedelta(days=1))
        expect_mail("clock-past-due")

    def test_one_that_is_begins_at_the_receipt_whenever_it_is_judged(self, cast: Cast) -> None:
        ticket = builders.ticket(cast.contact, at=self.NIGHT, priority="high")
        message.reply(ticket, "Looking.", by=cast.agent.as_actor, at=self.NIGHT + timedelta(minutes=10))

        row = self.judge(cast, ticket, emergency=True)

        response = clock(ticket)
        assert response.due_at == self.NIGHT + timedelta(hours=1)
        assert (response.stage, response.stopped_at) == ("completed", self.NIGHT + timedelta(minutes=10))
        assert (row.recounter_name, row.changes[0]["differences"]) == ("Ravi Menon", ["gained"])

    def test_judging_it_anew_brings_the_promise_back(self, cast: Cast) -> None:
        ticket = builders.ticket(cast.contact, at=self.NIGHT, priority="high", emergency="true")
        self.judge(cast, ticket, emergency=False)

        self.judge(cast, ticket, emergency=True)

        present = Clock.objects.get(ticket=ticket, withdrawn=None)
        assert (present.due_at, present.stage) == (self.NIGHT + timedelta(hours=1), "in_progress")
        assert Clock.objects.count() == 2

    def test_that_it_is_one_is_kept_though_nothing_changes(self, cast: Cast) -> None:
        ticket = builders.ticket(cast.contact, at=self.NIGHT, priority="high", emergency="true")

        row = self.judge(cast, ticket, emergency=True)

        assert (row.changes, row.recounted_by) == ([], cast.agent.as_actor.reference)
        with pytest.raises(triage.AlreadySo):
            self.judge(cast, ticket, emergency=True)

    def test_what_nobody_declared_is_not_judged(self, cast: Cast) -> None:
        ticket = builders.ticket(cast.contact, at=self.NIGHT, priority="low")

        with pytest.raises(triage.NotDeclared):
            self.judge(cast, ticket, emergency=True)


def test_at_studio_an_emergency_that_is_none_goes_on_as_a_standard_request(db: None) -> None:
    cast = assemble(north="studio", south="integrato")
    ticket = builders.ticket(cast.contact, at=MONDAY, priority="emergency")

    triage.judge_emergency(ticket, emergency=False, reason="A typo.", by=cast.agent.as_actor, at=LATER)

    ticket.refresh_from_db()
    assert (ticket.priority_asked, ticket.priority) == ("emergency", "standard")


def test_where_nobody_judges_emergencies_the_priority_is_judged_instead(db: None) -> None:
    cast = assemble(north="interstellio", south="integrato")
    ticket = builders.ticket(cast.contact, at=MONDAY, priority="p1")

    with pytest.raises(triage.NotForTheDesk):
        triage.judge_emergency(ticket, emergency=False, reason="x", by=cast.agent.as_actor, at=LATER)
