"""An open page says who is at its ticket; the database passes it on and keeps nothing."""

import json
from datetime import timedelta

import psycopg
import pytest

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.surfaces.live.listening import PRESENCE_CHANNEL, address
from upheld.tickets.actions import presence

HERE = "/integrato/console/tickets/1/presence/"


@pytest.mark.django_db(transaction=True)
def test_what_is_said_is_heard_by_whoever_listens(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    with psycopg.connect(address(), autocommit=True) as heard:
        heard.execute(f"LISTEN {PRESENCE_CHANNEL}")
        assert sign_in(cast.agent).post(HERE, {"doing": "replying"}).status_code == 204
        (announced,) = heard.notifies(timeout=10, stop_after=1)

    told = json.loads(announced.payload)
    assert told == {
        "desk": "integrato",
        "ticket": 1,
        "person": cast.agent.pk,
        "name": "Ravi Menon",
        "doing": "replying",
    }
    assert presence.CHANNEL == PRESENCE_CHANNEL


@pytest.mark.attack(37)
def test_who_may_not_read_the_desk_is_nowhere_and_nonsense_is_refused(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    assert sign_in(cast.auditor).post(HERE, {"doing": "looking"}).status_code == 204
    assert sign_in(cast.agent).post(HERE, {"doing": "dancing"}).status_code == 422
    assert sign_in(cast.other_agent).post(HERE, {"doing": "looking"}).status_code == 404
    assert sign_in(cast.agent).post("/integrato/console/tickets/2/presence/", {"doing": "looking"}).status_code == 404
