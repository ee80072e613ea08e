"""The history of a ticket reads as sentences with their clauses, and leads to what was written."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.audit.actions.record import record
from upheld.audit.facts import THE_DESK
from upheld.now import now
from upheld.tickets.actions import hold, message, triage

PAGE = "/integrato/console/tickets/1/history/"


@pytest.fixture
def history(cast: Cast, sign_in: SignIn) -> str:
    ticket = builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    by = cast.agent.as_actor
    message.reply(ticket, "We are on it.", by=by, at=now() - timedelta(minutes=5))
    hold.place(ticket, reason="customer", note="", by=by, at=now() - timedelta(minutes=4))
    hold.lift(ticket, by=by, at=now() - timedelta(minutes=3))
    triage.set_priority(ticket, "p2", reason="One shop only.", by=by, at=now() - timedelta(minutes=2))
    told = {"metric": "response_time", "clause": "5.1"}
    record("ticket", 1, "missed", desk="integrato", by=THE_DESK, at=now(), facts=told)
    client: Client = sign_in(cast.agent)
    return client.get(PAGE).content.decode()


def words(page: str) -> str:
    return " ".join(
        re.sub(r"<[^>]+>", " ", html.unescape(page.partition("<tbody>")[2].partition("</tbody>")[0])).split()
    )


def test_what_happened_is_said_in_words_with_the_clause(history: str) -> None:
    said = words(history)
    assert "put it on hold: " in said
    assert "set the priority to" in said
    assert "One shop only." in said
    assert re.search(r'href="/integrato/support#c-[\d-]+"', history)


def test_no_bare_fact_is_shown(history: str) -> None:
    said = words(history)
    assert not re.search(r"[\[{]'|None|\bmetric\b|[a-z]_[a-z]", said)


def test_a_message_is_led_to_and_not_repeated(history: str) -> None:
    assert "wrote to the customer" in words(history)
    assert "We are on it." not in words(history)
    assert re.search(r'href="/integrato/console/tickets/1/\?whole=yes#m-[0-9a-f-]{36}"', history)


def test_what_the_desk_did_by_itself_names_nobody(history: str) -> None:
    assert "Response was missed" in words(history)
    assert THE_DESK.name not in words(history)
