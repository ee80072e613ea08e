"""A ticket's story as its customer reads it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.support import builders
from tests.support.cast import Cast
from upheld.surfaces.portal.tickets.story import cited_faces, facts_of, lines_of, steps_of
from upheld.tickets.actions import message
from upheld.tickets.queries.detail import TicketDetail, detail_for_customer

AT = datetime(2026, 10, 23, 11, 43, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def answered(cast: Cast) -> TicketDetail:
    """Return a ticket that was answered after half an hour, an hour after it came."""
    ticket = builders.ticket(cast.contact, at=AT, priority="p2", category="defect")
    message.reply(ticket, "We look.", by=cast.agent.as_actor, at=AT + timedelta(minutes=30))
    return detail_for_customer(ticket, at=AT + timedelta(hours=1), zone=LONDON)


def test_what_is_still_open_comes_first(cast: Cast) -> None:
    faces = cited_faces(answered(cast))
    assert [face.metric for face in faces] == ["resolution_time", "response_time"]
    assert faces[0].clause_url == "/integrato/support#c-5-2"


def test_the_steps_are_received_answered_and_what_is_ahead(cast: Cast) -> None:
    detail = answered(cast)
    steps = steps_of(detail, cited_faces(detail))
    assert [(step.label, step.state) for step in steps] == [
        ("Received", "done"),
        ("Response", "done"),
        ("Resolution due", "ahead"),
    ]
    assert [step.at for step in steps[:2]] == [AT, AT + timedelta(minutes=30)]


def test_the_lines_say_who_spoke_and_what_it_kept(cast: Cast) -> None:
    lines = lines_of(answered(cast), cast.contact)
    assert [line.about for line in lines] == ["you", "Integrato"]
    assert lines[1].fact.startswith("response kept, 1 h 30 min to spare")


def test_the_facts_are_in_the_agreements_words(cast: Cast) -> None:
    assert ("Category", "Defect") in facts_of(answered(cast))


def test_what_is_overdue_or_promised_in_words_is_still_ahead(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="p3")
    detail = detail_for_customer(ticket, at=AT + timedelta(days=30), zone=LONDON)
    ahead = [(step.label, step.state, step.words) for step in steps_of(detail, cited_faces(detail))[1:]]
    assert [(label, state) for label, state, _ in ahead] == [("Response due", "ahead"), ("Resolution", "ahead")]
    assert "over" in ahead[0][2]
    assert ahead[1][2] == "Future release"
