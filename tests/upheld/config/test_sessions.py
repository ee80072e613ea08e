"""A session lasts until it ends or runs out, and is read with one query."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from upheld.config.sessions import SessionStore
from upheld.now import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> str:
    session = SessionStore()
    session["who"] = "Ravi"
    session.save()
    assert session.session_key is not None
    return session.session_key


def test_what_was_kept_is_read_with_one_query(kept: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert SessionStore(kept)["who"] == "Ravi"
    assert len(asked) == 1


@pytest.mark.attack(27)
def test_one_that_ran_out_is_as_none_and_gets_another_key(kept: str) -> None:
    Session.objects.update(expire_date=now() - timedelta(seconds=1))
    session = SessionStore(kept)
    assert session.get("who") is None
    session.save()
    assert session.session_key != kept


def test_one_that_ended_is_as_none(kept: str) -> None:
    SessionStore(kept).flush()
    assert SessionStore(kept).get("who") is None
    assert SessionStore("never-heard-of-this-one").get("who") is None
