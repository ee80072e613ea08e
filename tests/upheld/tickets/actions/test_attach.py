"""Sending files with a message: which go with it, and which never do."""

import io
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from tests.support import builders
from tests.support.cast import Cast
from upheld.audit.facts import A_VISITOR, Actor, ActorKind
from upheld.files.limits import FILES_PER_MESSAGE
from upheld.tickets.actions import attach, message, upload
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.models import Attachment, Message, Ticket, Upload

AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
REPLY, NOTE = Message.Kind.REPLY, Message.Kind.NOTE


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=AT)


def waiting(ticket: Ticket, by: Actor, name: str = "trace.log", kind: Message.Kind = REPLY) -> UUID:
    row = upload.take(ticket, io.BytesIO(b"words"), kind=kind, name=name, size=5, by=by, at=AT)
    return row.public_id


def test_files_go_with_the_message_in_the_order_in_which_they_were_chosen(ticket: Ticket, cast: Cast) -> None:
    by = cast.agent.as_actor
    first, second = waiting(ticket, by, "first.log"), waiting(ticket, by, "second.log")

    said = message.reply(ticket, "Here.", by=by, at=AT, files=Chosen(ids=(second, first, second)))

    sent = Attachment.objects.filter(message=said).order_by("id")
    assert [(row.name, row.public_id, row.attached_by) for row in sent] == [
        ("second.log", second, by.reference),
        ("first.log", first, by.reference),
    ]
    assert not Upload.objects.exists()


def test_sending_the_same_page_twice_attaches_once(ticket: Ticket, cast: Cast) -> None:
    by, submission = cast.agent.as_actor, uuid4()
    files = Chosen(ids=(waiting(ticket, by),))

    for _turn in range(2):
        message.reply(ticket, "Here.", by=by, at=AT, submission=submission, files=files)

    assert Attachment.objects.count() == Message.objects.filter(kind=REPLY).count() == 1


@pytest.mark.attack(15, 23)
def test_a_file_of_a_note_never_goes_out_with_a_reply(ticket: Ticket, cast: Cast) -> None:
    files = Chosen(ids=(waiting(ticket, cast.agent.as_actor, kind=NOTE),))

    with pytest.raises(attach.NotWaiting):
        message.reply(ticket, "Here.", by=cast.agent.as_actor, at=AT, files=files)

    assert not Message.objects.filter(kind=REPLY).exists()


def test_a_file_of_another_person_or_another_ticket_cannot_be_sent(ticket: Ticket, cast: Cast) -> None:
    by = cast.agent.as_actor
    others = waiting(ticket, cast.manager.as_actor)
    elsewhere = waiting(builders.ticket(cast.other_contact, at=AT), by)

    for stolen in (others, elsewhere, uuid4()):
        with pytest.raises(attach.NotWaiting):
            message.reply(ticket, "Here.", by=by, at=AT, files=Chosen(ids=(stolen,)))
    assert Upload.objects.count() == 2


def test_a_program_may_send_the_files_it_took_for_the_person_it_speaks_for(ticket: Ticket, cast: Cast) -> None:
    program = Actor(kind=ActorKind.PROGRAM, number=7, name="monitoring")
    files = Chosen(ids=(waiting(ticket, program),), by=program)

    said = message.reply(ticket, "Here.", by=cast.agent.as_actor, at=AT, files=files)

    assert said.attachments.get().attached_by == cast.agent.as_actor.reference


def test_a_file_that_still_arrives_holds_the_message(ticket: Ticket, cast: Cast) -> None:
    by = cast.agent.as_actor
    begun = upload.begin(ticket, kind=REPLY, name="slow.bin", size=9, by=by, at=AT)

    with pytest.raises(attach.StillArriving, match=r"slow\.bin"):
        message.reply(ticket, "Here.", by=by, at=AT, files=Chosen(ids=(begun.public_id,)))


def test_one_message_carries_only_so_many_files(ticket: Ticket, cast: Cast) -> None:
    many = Chosen(ids=tuple(uuid4() for _number in range(FILES_PER_MESSAGE + 1)))

    with pytest.raises(attach.TooManyFiles):
        message.note(ticket, "Here.", by=cast.agent.as_actor, at=AT, files=many)


def test_what_a_form_brought_goes_with_the_ticket_that_it_opens_and_with_no_other(ticket: Ticket, cast: Cast) -> None:
    kind, submission = Message.Kind.CUSTOMER, uuid4()
    place = upload.Form(desk=ticket.desk, submission=submission)
    row = upload.take(
        place, io.BytesIO(b"words"), kind=kind, name="a.log", size=5, by=A_VISITOR, at=AT, stranger=True, taken_out=2
    )
    said = ticket.messages.get()

    with pytest.raises(attach.NotWaiting):
        attach.to(said, Chosen(ids=(row.public_id,), submission=uuid4()), by=cast.contact.as_actor, at=AT)
    with pytest.raises(attach.NotWaiting):
        attach.to(said, Chosen(ids=(row.public_id,), by=A_VISITOR), by=cast.contact.as_actor, at=AT)
    (sent,) = attach.to(said, Chosen(ids=(row.public_id,), submission=submission), by=cast.contact.as_actor, at=AT)

    assert (sent.by_stranger, sent.secrets_taken_out, sent.attached_by) == (True, 2, cast.contact.as_actor.reference)
    assert sent.handed_out_as == "application/octet-stream"
