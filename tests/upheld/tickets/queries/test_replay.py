"""Past tickets through two versions: which promises come out differently, and which have no answer."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.promising.replay import Effect
from tests.support import builders
from tests.support.agreements import shipped, text_of
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.agreements.amended import FASTER
from upheld.tickets.queries.replay import replay


def test_only_the_tickets_whose_promises_differ_are_listed(cast: Cast) -> None:
    faster = compile_agreement(text_of("integrato").replace(*FASTER[0]))
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    builders.ticket(cast.other_contact, at=BEFORE_ALL, priority="p2")

    with CaptureQueriesContext(connection) as queries:
        found = replay(cast.north, shipped("integrato"), faster)

    assert (found.looked_at, [ticket.number for ticket in found.tickets]) == (3, [1])
    (change,) = found.tickets[0].changes
    dues = [target.due for target in (change.before, change.after) if target]
    assert dues == [BEFORE_ALL + timedelta(hours=2), BEFORE_ALL + timedelta(hours=1)]
    assert {effect for effect, count in found.counts.items() if count} == {Effect.EARLIER}
    assert len(queries) == 1


def test_a_ticket_for_which_the_later_version_has_no_answer_is_listed_with_the_reason(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p4")
    ticket.facts = {**ticket.facts, "plan": "bronze"}
    ticket.save()

    (listed,) = replay(cast.north, shipped("integrato"), shipped("integrato")).tickets

    assert "bronze" in listed.refused
    assert listed.changes == ()


def test_another_desks_tickets_are_not_looked_at(cast: Cast) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")

    assert replay(cast.south, shipped("interworx"), shipped("interworx")).looked_at == 0
