"""Whose messages are read together is found by the index, however many messages the others have."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import QuerySet

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.tickets.models import Message, Ticket
from upheld.tickets.queries.merges import said_to_customer, said_to_desk


@pytest.mark.parametrize("said", [said_to_desk, said_to_customer])
def test_no_message_of_another_ticket_is_read(cast: Cast, said: Callable[[Ticket], QuerySet[Message]]) -> None:
    ticket = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # of so few rows it would read all

    plan = said(ticket).explain()

    assert "Index Cond: (ticket_id = ANY ((InitPlan" in plan
    assert " on tickets_message " in plan
    for line in plan.splitlines():
        assert not line.strip().startswith("Filter: ((ticket_id")
