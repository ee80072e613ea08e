"""What views ask of a ticket beyond its columns follows every act; what an index finds is what the rows say."""

from datetime import timedelta

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast, assemble
from upheld.tickets.actions import hold, message, triage
from upheld.tickets.models import Clock, Ticket

SATURDAY_NIGHT = BEFORE_ALL + timedelta(days=5, hours=18)


def fresh(ticket: Ticket) -> Ticket:
    return Ticket.objects.get(pk=ticket.pk)


def test_the_facets_say_what_the_columns_say(cast: Cast) -> None:
    ticket = fresh(builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1"))

    assert ticket.facets is not None
    assert {f"desk={cast.north.pk}", "state=open", "priority=p1", "holder=", "team=", "fact.plan=super-premium"} <= set(
        ticket.facets
    )
    assert {"promise=response_time", "promise=resolution_time", "strength=target"} <= set(ticket.facets)


def test_a_target_is_missed_when_it_falls_due_and_stays_missed_when_it_is_met_late(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    due = Clock.objects.get(ticket=ticket, metric="response_time").due_at
    assert fresh(ticket).miss_at == due
    assert due is not None

    message.reply(ticket, "Late.", by=cast.agent.as_actor, at=due + timedelta(minutes=5))

    assert fresh(ticket).miss_at == due
    assert fresh(ticket).breach_at is None


def test_a_target_that_was_met_is_not_missed_and_the_next_one_may_be(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")

    message.reply(ticket, "Soon.", by=cast.agent.as_actor, at=BEFORE_ALL + timedelta(minutes=5))

    assert fresh(ticket).miss_at == Clock.objects.get(ticket=ticket, metric="resolution_time").due_at


def test_what_a_ticket_waits_for_goes_with_the_hold(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=BEFORE_ALL)
    assert "hold=customer" in fresh(ticket).standing

    message.from_customer(
        fresh(ticket), "Here.", channel="website", by=cast.contact.as_actor, at=BEFORE_ALL + timedelta(hours=1)
    )
    assert "hold=customer" not in fresh(ticket).standing


@pytest.mark.parametrize(("verdict", "left"), [(True, {"emergency=counts"}), (False, set())])
def test_an_emergency_waits_until_it_is_judged(db: None, verdict: bool, left: set[str]) -> None:
    cast = assemble(north="interworx", south="integrato")
    ticket = builders.ticket(cast.contact, at=SATURDAY_NIGHT, priority="urgent", category="other")
    assert "emergency=waiting" in fresh(ticket).standing

    at = SATURDAY_NIGHT + timedelta(minutes=5)
    triage.judge_emergency(ticket, emergency=verdict, reason="Looked.", by=cast.agent.as_actor, at=at)

    assert {one for one in fresh(ticket).standing if one.startswith("emergency")} == left


def test_only_who_has_no_contract_waits_in_line(db: None) -> None:
    cast = assemble(north="studio", south="integrato")

    with_contract = builders.ticket(cast.contact, at=BEFORE_ALL, priority="standard")
    without = builders.ticket(cast.other_contact, at=BEFORE_ALL, priority="standard")
    emergency = builders.ticket(cast.other_contact, at=BEFORE_ALL, priority="emergency")

    assert [fresh(ticket).line for ticket in (with_contract, without, emergency)] == ["", "2.3", ""]


def test_a_guarantee_is_breached_and_not_missed(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    Clock.objects.filter(ticket=ticket, metric="response_time").update(strength="guaranteed")

    message.note(ticket, "No promise moves.", by=cast.agent.as_actor, at=BEFORE_ALL)
    hold.place(fresh(ticket), reason="customer", note="", by=cast.agent.as_actor, at=BEFORE_ALL)
    hold.lift(fresh(ticket), by=cast.agent.as_actor, at=BEFORE_ALL)

    assert fresh(ticket).breach_at == Clock.objects.get(ticket=ticket, metric="response_time").due_at
