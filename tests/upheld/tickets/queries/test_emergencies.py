"""Which tickets of the queue wait for somebody to judge whether they are emergencies, and what asking costs."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.tickets.actions import triage
from upheld.tickets.models import Ticket
from upheld.tickets.queries.emergencies import waiting_among
from upheld.tickets.queries.queue import queue_page

AT = datetime(2026, 11, 21, 22, 10, tzinfo=UTC)


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, on a desk whose agreement lets somebody judge emergencies."""
    return assemble(north="interworx", south="integrato")


def marked(cast: Cast) -> dict[int, bool]:
    page = queue_page(cast.north, view="next", viewer=cast.agent, after=None, at=AT, zone=ZoneInfo("UTC"))
    return {row.number: row.to_judge for row in page.rows}


def test_a_declared_emergency_is_marked_until_somebody_judges_it(cast: Cast) -> None:
    declared = {"priority": "high", "category": "support", "emergency": "true"}
    first, _second = (builders.ticket(cast.contact, at=AT, **declared) for _ in range(2))
    builders.ticket(cast.contact, at=AT, priority="medium", category="support")
    assert marked(cast) == {1: True, 2: True, 3: False}
    triage.judge_emergency(first, emergency=True, reason="It is.", by=cast.agent.as_actor, at=AT)
    assert marked(cast) == {1: False, 2: True, 3: False}


def test_where_none_is_declared_nothing_is_asked(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="medium", category="support")
    marked(cast)
    (loaded,) = Ticket.objects.filter(pk=ticket.pk).select_related("agreement_version__agreement")
    with CaptureQueriesContext(connection) as asked:
        assert waiting_among([loaded]) == frozenset()
    assert not asked.captured_queries
