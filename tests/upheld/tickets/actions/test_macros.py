"""Macros: what they say and do is checked when they are kept, and done all or not at all."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.support import builders
from tests.support.cast import Cast
from upheld.desks.actions import teams
from upheld.tickets.actions import hold, listing, macros, steps
from upheld.tickets.models import Draft, Macro, Message, Ticket
from upheld.tickets.queries.macros import Step, macros_of

AT = datetime(2026, 3, 27, 9, 30, tzinfo=UTC)
TO_ME = Step(act="assign", what="me")


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=AT, priority="p2", subject="Orders stopped")


def kept(cast: Cast, *steps: Step, reply: str = "", label: str = "Ask for a HAR file") -> Macro:
    return macros.add(cast.north, label, reply=reply, steps=steps, by=cast.manager.as_actor, at=AT)


def run(cast: Cast, macro: Macro, ticket: Ticket, typed: str = "") -> macros.Ran:
    ran = macros.run(macro, ticket, typed=typed, by=cast.agent, at=AT)
    ticket.refresh_from_db()
    return ran


def test_a_saved_reply_speaks_of_its_ticket_and_waits_to_be_read(cast: Cast, ticket: Ticket) -> None:
    saved = kept(cast, reply="Dear {customer.name}, {ticket.reference} is due {promise.response}. {agent.name}")
    ran = run(cast, saved, ticket, typed="Hello.  ")
    assert (ran.wrote, ran.then) == (True, None)
    assert Draft.objects.get().text == "Hello.\n\nDear Marta Lindqvist, INT-1 is due today 11:30 GMT. Ravi Menon"
    assert not Message.objects.filter(kind="reply").exists()


@pytest.mark.attack(32)
def test_what_a_customer_wrote_stands_for_nothing(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, subject="{agent.name} {desk.title}")
    run(cast, kept(cast, reply="About {ticket.subject}:"), ticket)
    assert Draft.objects.get().text == "About {agent.name} {desk.title}:"


def test_words_typed_in_another_window_are_not_lost(cast: Cast, ticket: Ticket) -> None:
    Draft.objects.create(ticket=ticket, author=cast.agent, kind="reply", text="Typed elsewhere", saved_at=AT)
    run(cast, kept(cast, reply="Bye."), ticket, typed="Hello.")
    assert Draft.objects.get().text == "Hello.\n\nBye.\n\nTyped elsewhere"


def test_its_acts_are_done_and_what_follows_the_reply_waits_for_it(cast: Cast, ticket: Ticket) -> None:
    billing = teams.form(cast.north, "Billing", by=cast.manager.as_actor, at=AT)
    teams.add_member(billing, cast.agent, by=cast.manager.as_actor, at=AT)
    wait = Step(act="hold", what="customer")
    steps = [wait, TO_ME, Step(act="team", what=str(billing.pk), reason="money"), Step(act="tag", what="refund")]
    ran = run(cast, kept(cast, *steps, Step(act="note", what="Look at the invoice"), reply="Hello."), ticket)
    assert (ticket.holder, ticket.team, ticket.tags, ticket.state) == (cast.agent, billing, ["refund"], "open")
    assert ran.then == wait
    assert Message.objects.filter(kind="note").get().text == "Look at the invoice"


def test_without_a_reply_nothing_waits(cast: Cast, ticket: Ticket) -> None:
    ran = run(cast, kept(cast, Step(act="hold", what="customer")), ticket)
    assert (ran.wrote, ran.then, ticket.state) == (False, None, "on_hold")
    assert not Draft.objects.exists()


def test_what_one_act_refuses_undoes_the_others(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(hold.UnknownReason):
        run(cast, kept(cast, TO_ME, Step(act="hold", what="the moon")), ticket)
    ticket.refresh_from_db()
    assert (ticket.holder, ticket.state) == (None, "open")


def test_who_has_left_is_said(cast: Cast, ticket: Ticket) -> None:
    for step in (Step(act="assign", what=str(cast.other_agent.pk)), Step(act="team", what="0", reason="x")):
        with pytest.raises(steps.NoLongerThere):
            run(cast, kept(cast, step, label=step.act), ticket)


@pytest.mark.parametrize("reply", ["", "   ", "Dear {customer.secret}", "x" * 20_001])
def test_what_says_and_does_nothing_is_refused(cast: Cast, reply: str) -> None:
    with pytest.raises(macros.BadMacro):
        kept(cast, reply=reply)
    assert not Macro.objects.exists()


def test_a_macro_is_changed_and_given_up(cast: Cast) -> None:
    macro = kept(cast, reply="Hello.")
    with pytest.raises(listing.BadLabel):
        kept(cast, reply="Again.", label=macro.label.upper())
    by = cast.manager.as_actor
    macros.change(macro, "Greet", reply="Hello {customer.name}.", steps=[TO_ME], by=by, at=AT)
    assert [(one.label, one.steps) for one in macros_of(cast.north)] == [
        ("Greet", [{"act": "assign", "what": "me", "reason": ""}])
    ]
    macros.retire(macro, by=by, at=AT)
    macros.retire(macro, by=by, at=AT)
    assert list(macros_of(cast.north)) == []


def test_the_database_refuses_one_that_neither_says_nor_does(cast: Cast) -> None:
    macro = kept(cast, reply="Hello.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Macro.objects.filter(pk=macro.pk).update(reply="")
