"""What a customer reads of judgements on their own ticket: asked and set, why, and what fulfilled it."""

import re
from datetime import UTC, date, datetime, timedelta

from django.test import Client

from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.now import now
from upheld.tickets.actions import fulfil, triage


def page_of(client: Client, cast: Cast) -> str:
    assert cast.contact.user is not None
    client.force_login(cast.contact.user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/{cast.north.name}/tickets/1")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_priority_asked_and_the_one_set_stand_beside_each_other_with_the_reason(client: Client, cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    triage.set_priority(ticket, "p3", reason="Nobody is stopped.", by=cast.agent.as_actor, at=now())

    page = page_of(client, cast)

    assert "P3; you asked for P1" in page
    assert "set the priority to P3 (asked: P1): Nobody is stopped." in page
    assert "“Future release”" in page


def test_a_release_that_shipped_is_named(client: Client, cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p3")
    release = fulfil.Release(name="Relay 4.2", released_on=date(2026, 11, 20))
    fulfil.by_release(ticket, "resolution_time", release, by=cast.agent.as_actor, at=now())

    page = page_of(client, cast)

    assert "Fulfilled" in page
    assert "Relay 4.2" in page


def test_an_emergency_says_that_it_waits_and_how_it_was_judged(client: Client, db: None) -> None:
    cast = assemble(north="interworx", south="integrato")
    night = datetime(2026, 11, 15, 3, 10, tzinfo=UTC)
    ticket = builders.ticket(cast.contact, at=night, priority="urgent", emergency="true")

    waiting = page_of(client, cast)
    triage.judge_emergency(ticket, emergency=False, reason="One site.", by=cast.agent.as_actor, at=now())
    judged = page_of(client, cast)

    assert "still judges whether this is an emergency" in waiting
    assert "Ravi Menon judged that this is not an emergency: One site." in judged
