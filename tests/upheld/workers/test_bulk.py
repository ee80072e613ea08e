"""The worker does one ticket of a bulk act after another, and then there is none."""

from datetime import UTC, datetime

from tests.support import builders
from tests.support.cast import Cast
from upheld.tickets.actions import bulk
from upheld.tickets.models import BulkAct, Ticket
from upheld.workers import bulk as worker

AT = datetime(2026, 3, 27, 9, 30, tzinfo=UTC)


def test_one_ticket_after_another_is_done_and_then_there_is_none(cast: Cast) -> None:
    chosen = [builders.ticket(cast.contact, at=AT, priority="p2").pk for _ in range(2)]
    bulk.begin(cast.north, chosen, BulkAct.Verb.TAG, {"tag": "outage"}, by=cast.agent, at=AT)

    assert [worker.do_one(AT), worker.do_one(AT), worker.do_one(AT)] == [True, True, False]
    assert list(Ticket.objects.values_list("tags", flat=True)) == [["outage"], ["outage"]]
