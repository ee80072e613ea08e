"""Files before they belong to a message: what is refused, what is kept, what is swept away."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import IntegrityError
from PIL import Image

from tests.support import builders, pictures
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.audit.facts import A_VISITOR
from upheld.desks.access import NotFound
from upheld.files import limits, store
from upheld.files.limits import FILES_PER_MESSAGE, MEBIBYTE, WAITING_AT_MOST
from upheld.tickets.access.files import upload_of_form
from upheld.tickets.actions import upload
from upheld.tickets.models import Message, Ticket, Upload

AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
NOTE = Message.Kind.NOTE


@scene
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=AT)


def take(ticket: Ticket, cast: Cast, content: bytes, name: str = "trace.log") -> Upload:
    sent = io.BytesIO(content)
    return upload.take(ticket, sent, kind=NOTE, name=name, size=len(content), by=cast.agent.as_actor, at=AT)


def in_store(key: str) -> bytes:
    with store.whole_files().open(key) as kept:
        return bytes(kept.read())


def test_a_file_is_kept_as_it_came_and_known_by_its_content(ticket: Ticket, cast: Cast) -> None:
    kept = take(ticket, cast, b"%PDF-1.7\n" + bytes(100), "../evil.html")

    assert (kept.name, kept.media_type, kept.size, kept.is_picture) == ("evil.html", "application/pdf", 109, False)
    assert kept.arrived_at == AT
    assert in_store(kept.key) == b"%PDF-1.7\n" + bytes(100)


def test_a_picture_is_kept_as_drawn_anew_with_a_small_copy(ticket: Ticket, cast: Cast) -> None:
    kept = take(ticket, cast, pictures.photo((40, 20)), "holiday.svg")

    assert (kept.name, kept.media_type, kept.width, kept.height) == ("holiday.svg.jpg", "image/jpeg", 20, 40)
    assert pictures.SECRET not in in_store(kept.key) + in_store(kept.thumbnail_key)
    assert kept.size == len(in_store(kept.key))


@pytest.mark.attack(16, 18)
@pytest.mark.parametrize("content", [pictures.bomb(), b"GIF89a=1;alert(1)", b"\x89PNG\r\n\x1a\n<html>"])
def test_what_only_claims_to_be_a_picture_is_handed_out_unshown(content: bytes, ticket: Ticket, cast: Cast) -> None:
    kept = take(ticket, cast, content, "picture.png")

    assert (kept.is_picture, kept.media_type) == (False, "application/octet-stream")
    assert in_store(kept.key) == content


@pytest.mark.attack(10)
def test_what_is_packed_is_never_unpacked(ticket: Ticket, cast: Cast) -> None:
    packed = b"PK\x03\x04" + bytes(5000)

    assert in_store(take(ticket, cast, packed, "42.zip").key) == packed


def test_a_file_that_is_empty_or_too_large_is_refused_before_it_is_sent(
    ticket: Ticket, cast: Cast, settings: LazySettings
) -> None:
    settings.LARGEST_FILE = MEBIBYTE
    by = cast.agent.as_actor

    with pytest.raises(upload.Empty):
        upload.begin(ticket, kind=NOTE, name="a", size=0, by=by, at=AT)
    with pytest.raises(upload.TooLarge, match=r"larger than 1.0.MB"):
        upload.begin(ticket, kind=NOTE, name="a", size=MEBIBYTE + 1, by=by, at=AT)
    settings.LARGEST_FILE = 2**62
    with pytest.raises(upload.NoRoom):
        upload.begin(ticket, kind=NOTE, name="a", size=2**61, by=by, at=AT)
    assert not Upload.objects.exists()


def test_one_person_has_only_so_many_files_waiting_and_others_their_own(ticket: Ticket, cast: Cast) -> None:
    for _number in range(WAITING_AT_MOST):
        upload.begin(ticket, kind=NOTE, name="a", size=1, by=cast.agent.as_actor, at=AT)

    with pytest.raises(upload.TooManyWaiting):
        upload.begin(ticket, kind=NOTE, name="a", size=1, by=cast.agent.as_actor, at=AT)
    upload.begin(ticket, kind=NOTE, name="a", size=1, by=cast.manager.as_actor, at=AT)


def test_a_file_that_was_removed_while_it_arrived_leaves_nothing(ticket: Ticket, cast: Cast, tmp_path: Path) -> None:
    begun = upload.begin(ticket, kind=NOTE, name="a", size=1, by=cast.agent.as_actor, at=AT)
    upload.remove(Upload.objects.get())
    (tmp_path / "part").write_bytes(b"x")

    with pytest.raises(upload.NoLongerWanted):
        upload.finish(begun, tmp_path / "part", at=AT)
    assert not store.whole_files().exists(begun.key)


def test_what_nobody_sends_is_swept_with_its_content(ticket: Ticket, cast: Cast) -> None:
    old = take(ticket, cast, pictures.png(), "old.png")
    begun = upload.begin(ticket, kind=NOTE, name="never came", size=1, by=cast.agent.as_actor, at=AT)
    fresh = upload.begin(ticket, kind=NOTE, name="fresh", size=1, by=cast.agent.as_actor, at=AT + timedelta(hours=1))
    later = AT + upload.LASTS

    assert [upload.sweep_one(at=later) for _turn in range(3)] == [True, True, False]

    assert list(Upload.objects.values_list("pk", flat=True)) == [fresh.pk]
    assert begun.pk != fresh.pk
    assert not store.whole_files().exists(old.key)
    assert not store.whole_files().exists(old.thumbnail_key)


def test_drawing_keeps_the_points(ticket: Ticket, cast: Cast) -> None:
    kept = take(ticket, cast, pictures.png((3, 2)), "dot.png")

    with Image.open(io.BytesIO(in_store(kept.key))) as seen:
        assert seen.convert("RGB").getpixel((1, 1)) == (0, 128, 128)


def in_form(place: upload.Form, content: bytes = b"words") -> Upload:
    sent = io.BytesIO(content)
    kind, size = Message.Kind.CUSTOMER, len(content)
    return upload.take(place, sent, kind=kind, name="a.log", size=size, by=A_VISITOR, at=AT, stranger=True)


def test_a_form_has_files_before_it_has_a_ticket(cast: Cast) -> None:
    place = upload.Form(desk=cast.north, submission=uuid4())

    row = in_form(place)

    assert (row.ticket, row.submission, row.by_stranger) == (None, place.submission, True)
    assert upload_of_form(cast.north, place.submission, row.public_id) == row
    for desk, submission in ((cast.south, place.submission), (cast.north, uuid4())):
        with pytest.raises(NotFound):
            upload_of_form(desk, submission, row.public_id)


@pytest.mark.attack(39)
def test_a_form_takes_no_more_files_than_a_message_and_strangers_no_more_room_than_they_have(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = upload.Form(desk=cast.north, submission=uuid4())
    for _number in range(FILES_PER_MESSAGE):
        upload.begin(place, kind=Message.Kind.CUSTOMER, name="a", size=1, by=A_VISITOR, at=AT, stranger=True)
    with pytest.raises(upload.TooManyWaiting):
        in_form(place)

    monkeypatch.setattr(limits, "OF_STRANGERS_AT_MOST", FILES_PER_MESSAGE + 4)
    with pytest.raises(upload.NoRoom):
        in_form(upload.Form(desk=cast.north, submission=uuid4()))
    assert in_form(upload.Form(desk=cast.south, submission=uuid4()))


def test_a_file_is_for_a_ticket_or_for_a_form(ticket: Ticket) -> None:
    with pytest.raises(IntegrityError, match="upload_is_for_a_ticket_or_a_form"):
        Upload.objects.create(
            desk=ticket.desk, ticket=ticket, submission=uuid4(), kind=NOTE, name="a", size=1, begun_at=AT, begun_by="x"
        )
