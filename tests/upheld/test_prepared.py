"""A prepared query answers as the queryset does that it was made of, for any values, in any thread."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection, connections
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from tests.support.cast import BEFORE_ALL, Cast
from upheld.audit.actions.record import record
from upheld.audit.models import AuditEvent
from upheld.desks.models import Membership
from upheld.prepared import Among, Prepared

ON_DESK = Prepared(
    lambda user, desk: Membership.objects.select_related("desk", "user").filter(user=user, desk__name=desk),
    user=int,
    desk=str,
)
SINCE = Prepared(
    lambda desk, since: (
        AuditEvent.objects.filter(desk=desk, at__gte=since).order_by("id").values_list("verb", flat=True)
    ),
    desk=str,
    since=datetime,
)
OF_PEOPLE = Prepared(lambda people: Membership.objects.filter(Among(F("user"), people)).order_by("user"), people=list)


def test_each_asking_has_its_own_values(cast: Cast) -> None:
    (agent,) = ON_DESK(user=cast.agent.pk, desk="integrato")
    (manager,) = ON_DESK(user=cast.manager.pk, desk="integrato")
    assert (agent.user, manager.user) == (cast.agent, cast.manager)
    assert ON_DESK(user=cast.agent.pk, desk="interworx") == []


def test_it_is_one_query_with_what_it_joins(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        (member,) = ON_DESK(user=cast.agent.pk, desk="integrato")
        assert (member.desk, member.user.name) == (cast.north, cast.agent.name)
    assert len(asked) == 1


def test_it_gives_values_as_well_as_rows(cast: Cast) -> None:
    for hour in range(3):
        record(
            "drill", 1, f"rang {hour}", desk="integrato", by=cast.agent.as_actor, at=BEFORE_ALL + timedelta(hours=hour)
        )
    assert SINCE(desk="integrato", since=BEFORE_ALL + timedelta(hours=1))[-2:] == ["rang 1", "rang 2"]


def test_it_takes_as_many_numbers_as_there_are(cast: Cast) -> None:
    people = sorted([cast.agent.pk, cast.manager.pk])
    assert [one.user_id for one in OF_PEOPLE(people=people)] == people
    assert [one.user_id for one in OF_PEOPLE(people=people[:1])] == people[:1]
    assert OF_PEOPLE(people=[]) == []


def test_it_refuses_values_that_it_does_not_take() -> None:
    with pytest.raises(TypeError, match="user, desk"):
        ON_DESK(user=1)
    with pytest.raises(TypeError, match="user, desk"):
        ON_DESK(user=1, desk="integrato", role="agent")


def test_it_refuses_a_value_that_does_not_reach_the_database_as_given() -> None:
    shouted = Prepared(lambda desk: Membership.objects.filter(desk__name__contains=desk), desk=str)
    with pytest.raises(ValueError, match="desk does not reach the SQL as given"):
        shouted(desk="integrato")


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_on_its_own_connection(cast: Cast) -> None:
    def asked() -> int:
        try:
            return len(ON_DESK(user=cast.agent.pk, desk="integrato"))
        finally:
            connections.close_all()

    ON_DESK(user=cast.agent.pk, desk="integrato")
    with ThreadPoolExecutor(max_workers=1) as other:
        assert other.submit(asked).result() == 1
