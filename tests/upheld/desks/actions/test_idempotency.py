"""Answers kept for programs that repeat a request."""

from datetime import UTC, datetime, timedelta

from tests.support.cast import Cast
from upheld.audit.facts import THE_DESK
from upheld.desks.access import token_for
from upheld.desks.actions import idempotency, token
from upheld.desks.models import IdempotentAnswer

AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_an_answer_is_forgotten_after_a_day_and_not_before(cast: Cast) -> None:
    program = token_for(token.create(cast.north, name="ci", by=THE_DESK, at=AT))
    for key, given in (("old", AT - timedelta(hours=24)), ("young", AT - timedelta(hours=23, minutes=59))):
        idempotency.keep(program, key, request_digest="0" * 64, status=201, body="{}", at=given)
    assert idempotency.forget_old(at=AT) == 1
    assert IdempotentAnswer.objects.get().key == "young"
