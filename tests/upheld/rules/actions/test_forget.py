"""The log of rules and what was set aside are kept for a stated time, and no longer."""

from datetime import UTC, datetime, timedelta

from tests.support import builders
from tests.support.cast import Cast
from tests.support.rules import follow_all, rule
from upheld.rules.actions.forget import KEPT_FOR, next_old
from upheld.rules.models import Happening, RuleRun
from upheld.tickets.queries.macros import Step

AT = datetime(2028, 2, 29, 23, 30, tzinfo=UTC)
TICK = timedelta(seconds=1)


def test_runs_go_when_they_are_old_and_not_before(cast: Cast) -> None:
    rule(cast, "received", Step(act="tag", what="hot"), at=AT)
    for at in (AT, AT + TICK):
        builders.ticket(cast.contact, at=at, priority="p2")
        follow_all(at)
    assert next_old(at=AT + KEPT_FOR) is True
    assert [run.ran_at for run in RuleRun.objects.all()] == [AT + TICK]
    assert next_old(at=AT + KEPT_FOR) is False


def test_what_was_set_aside_goes_too_and_what_waits_to_be_asked_stays(cast: Cast) -> None:
    rule(cast, "received", Step(act="tag", what="hot"), at=AT)
    for _ in range(2):
        builders.ticket(cast.contact, at=AT, priority="p2")
    first, second = Happening.objects.order_by("id")
    Happening.objects.filter(pk=first.pk).update(fault="KeyError: is")
    assert next_old(at=AT + KEPT_FOR - TICK) is False
    assert next_old(at=AT + KEPT_FOR) is True
    assert [one.pk for one in Happening.objects.all()] == [second.pk]
