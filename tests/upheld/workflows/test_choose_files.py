"""The files of a form: what waits already, and what it carries itself."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.support import builders
from tests.support.cast import Cast
from upheld.tickets.actions.upload import Empty
from upheld.tickets.models import Message, Upload
from upheld.workflows.choose_files import choose_files

AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def test_both_are_chosen_and_nonsense_is_passed_over(cast: Cast) -> None:
    ticket, named = builders.ticket(cast.contact, at=AT), uuid4()
    carried = [SimpleUploadedFile("a.txt", b"words")]

    chosen = choose_files(
        ticket, [str(named), "' OR 1=1"], carried, kind=Message.Kind.REPLY, by=cast.agent.as_actor, at=AT
    )

    assert chosen.ids == (named, Upload.objects.get().public_id)


def test_what_came_before_a_refused_one_waits(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT)
    carried = [SimpleUploadedFile("a.txt", b"words"), SimpleUploadedFile("b.txt", b"")]

    with pytest.raises(Empty):
        choose_files(ticket, [], carried, kind=Message.Kind.NOTE, by=cast.agent.as_actor, at=AT)
    assert Upload.objects.get().name == "a.txt"
