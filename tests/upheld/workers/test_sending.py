"""The worker lets out what can no longer be taken back, one after another."""

import uuid
from datetime import UTC, datetime, timedelta

from tests.support import builders
from tests.support.cast import Cast
from upheld.tickets.actions import sending
from upheld.tickets.actions.attach import NOTHING
from upheld.tickets.models import Message
from upheld.workers import sending as worker

AT = datetime(2026, 3, 27, 9, 30, tzinfo=UTC)


def test_one_reply_after_another_goes_out_and_then_there_is_none(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    for words in ("First.", "Second."):
        reply = sending.Outgoing(text=words, files=NOTHING, submission=uuid.uuid4())
        sending.begin(ticket, reply, by=cast.agent, at=AT + timedelta(minutes=1))
    at = AT + timedelta(minutes=1) + sending.WINDOW
    assert [worker.do_one(at), worker.do_one(at), worker.do_one(at)] == [True, True, False]
    assert list(Message.objects.filter(kind="reply").values_list("text", flat=True)) == ["First.", "Second."]
