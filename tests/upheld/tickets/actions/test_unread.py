"""Of two who answer at once one is told, and nobody's words go out unread beside another's."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from tests.support import builders
from tests.support.cast import Cast, assemble
from upheld.accounts.models import User
from upheld.tickets.actions import message, sending
from upheld.tickets.actions.attach import NOTHING
from upheld.tickets.actions.unread import AnsweredMeanwhile
from upheld.tickets.models import Sending, Ticket
from upheld.tickets.queries.said import Mark, read_mark, said_by_others

AT = datetime(2026, 3, 27, 9, 30, tzinfo=UTC)
SOON = AT + timedelta(minutes=5)


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=AT, priority="p2")


def send(ticket: Ticket, by: User, *, seen: str) -> Sending | None:
    outgoing = sending.Outgoing(text="We are on it.", files=NOTHING, submission=uuid.uuid4(), seen=seen)
    return sending.begin(ticket, outgoing, by=by, at=SOON)


def test_an_answer_beside_one_that_was_not_read_is_refused_and_names_who_wrote(cast: Cast, ticket: Ticket) -> None:
    seen = str(said_by_others(ticket, cast.agent))
    message.reply(ticket, "I have it.", by=cast.manager.as_actor, at=SOON)
    with pytest.raises(AnsweredMeanwhile, match="Ana Duarte has written meanwhile"):
        send(ticket, cast.agent, seen=seen)
    assert send(ticket, cast.agent, seen=str(said_by_others(ticket, cast.agent))) is not None


def test_a_reply_that_is_on_its_way_counts_as_said(cast: Cast, ticket: Ticket) -> None:
    seen = str(said_by_others(ticket, cast.agent))
    send(ticket, cast.manager, seen="")
    with pytest.raises(AnsweredMeanwhile):
        send(ticket, cast.agent, seen=seen)


def test_the_customers_words_count_and_notes_and_ones_own_do_not(cast: Cast, ticket: Ticket) -> None:
    seen = str(said_by_others(ticket, cast.agent))
    message.note(ticket, "Ask Tove.", by=cast.manager.as_actor, at=SOON)
    message.reply(ticket, "I have it.", by=cast.agent.as_actor, at=SOON)
    assert send(ticket, cast.agent, seen=seen) is not None
    message.from_customer(ticket, "Never mind.", channel="website", by=cast.contact.as_actor, at=SOON)
    with pytest.raises(AnsweredMeanwhile, match="Marta Lindqvist"):
        send(ticket, cast.agent, seen=seen)


@pytest.mark.parametrize("written", ["", "12", "1.2.3", "-1.0", "x.y", "9" * 30 + ".0"])
def test_a_mark_that_is_none_is_none(written: str) -> None:
    assert read_mark(written) is None
    assert read_mark("12.3") == Mark(message=12, sending=3)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_in_the_same_moment_one_is_refused() -> None:
    cast = assemble()
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    seen, start = str(said_by_others(ticket, cast.agent)), Barrier(2)

    def send_with(by: User) -> str:
        start.wait(timeout=10)
        try:
            send(ticket, by, seen=seen)
        except AnsweredMeanwhile:
            return "refused"
        finally:
            connection.close()
        return "sent"

    with ThreadPoolExecutor(max_workers=2) as pool:
        assert sorted(pool.map(send_with, (cast.agent, cast.manager))) == ["refused", "sent"]
    assert Sending.objects.count() == 1
