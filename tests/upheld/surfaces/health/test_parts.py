"""Each part of the installation is looked at, and says in a word what it lacks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.db import connection

from tests.support.cast import Cast
from upheld.surfaces.health import parts

AT = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)  # the instant at which London's clocks skip an hour


@pytest.fixture(autouse=True)
def no_worker(db: None) -> None:
    """Forget the workers that ran for other tests: their rows stay."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")


@pytest.fixture
def heartbeat(no_worker: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [AT])


@pytest.mark.django_db
def test_a_migrated_database_is_ready() -> None:
    assert parts.database(AT) == "ready"
    assert parts.migrations(AT) == "ready"


@pytest.mark.django_db
def test_an_installation_without_desks_says_so() -> None:
    assert parts.desks(AT) == "none loaded"


def test_an_installation_with_desks_is_ready(cast: Cast) -> None:
    assert parts.desks(AT) == "ready"


@pytest.mark.django_db
def test_no_worker_is_told_from_a_silent_one() -> None:
    assert parts.worker(AT) == "none running"


@pytest.mark.parametrize(("later", "said"), [(timedelta(seconds=29), "ready"), (parts.FRESH, "no fresh heartbeat")])
def test_a_heartbeat_is_fresh_for_half_a_minute(heartbeat: None, later: timedelta, said: str) -> None:
    assert parts.worker(AT + later) == said


@pytest.mark.django_db
def test_what_does_not_answer_is_named_and_hides_nothing_else(settings: LazySettings) -> None:
    settings.LIVE_PORT = settings.EMAIL_PORT = 1  # nobody listens there
    settings.EMAIL_HOST, settings.DEMO = "127.0.0.1", True
    found = parts.look_at_all(AT)
    assert (found["live"], found["mail"], found["database"]) == ("does not answer", "does not answer", "ready")


@pytest.mark.django_db
def test_a_real_installation_has_no_mail_catcher(settings: LazySettings) -> None:
    settings.LIVE_PORT, settings.DEMO = 1, False
    assert "mail" not in parts.look_at_all(AT)
