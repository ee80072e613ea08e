"""Which tickets of the queue wait for somebody to judge whether they are emergencies."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.support import builders
from tests.support.cast import Cast, assemble
from tests.support.views import view
from upheld.tickets.actions import triage
from upheld.tickets.queries.queue import queue_page

AT = datetime(2026, 11, 21, 22, 10, tzinfo=UTC)


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, on a desk whose agreement lets somebody judge emergencies."""
    return assemble(north="interworx", south="integrato")


def marked(cast: Cast) -> dict[int, bool]:
    whole = view(cast.north, cast.agent, at=AT)
    page = queue_page(cast.north, whole, after=None, at=AT, zone=ZoneInfo("UTC"))
    return {row.number: row.to_judge for row in page.rows}


def test_a_declared_emergency_is_marked_until_somebody_judges_it(cast: Cast) -> None:
    declared = {"priority": "high", "category": "support", "emergency": "true"}
    first, _second = (builders.ticket(cast.contact, at=AT, **declared) for _ in range(2))
    builders.ticket(cast.contact, at=AT, priority="medium", category="support")
    assert marked(cast) == {1: True, 2: True, 3: False}
    triage.judge_emergency(first, emergency=True, reason="It is.", by=cast.agent.as_actor, at=AT)
    assert marked(cast) == {1: False, 2: True, 3: False}
