"""The files that a customer's form brings: searched in memory, kept at once, chosen in their order."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.support.cast import Cast
from upheld.audit.facts import A_VISITOR
from upheld.files import store
from upheld.redaction.search import redacted_file
from upheld.tickets.actions import upload
from upheld.tickets.models import Upload
from upheld.workflows.gather_files import Gathered, Sender, gather_files

AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
SECRET = b"user=shop\npassword=hunter2\n"
STRANGER = Sender(by=A_VISITOR, is_stranger=True)


def gather(place: upload.Form, *contents: bytes, sender: Sender = STRANGER) -> Gathered:
    carried = [SimpleUploadedFile(f"{number}.env", content) for number, content in enumerate(contents)]
    return gather_files(place, ["no id"], carried, sender=sender, at=AT)


@pytest.fixture
def place(cast: Cast) -> upload.Form:
    return upload.Form(desk=cast.north, submission=uuid4())


def content(row: Upload) -> bytes:
    with store.whole_files().open(row.key) as kept:
        return bytes(kept.read())


def test_secrets_are_taken_out_of_what_a_form_carries(place: upload.Form) -> None:
    gathered = gather(place, SECRET, b"plain")

    first, second = Upload.objects.order_by("id")
    assert (gathered.chosen.ids, gathered.chosen.submission) == ((first.public_id, second.public_id), place.submission)
    assert [(name, finding.masked) for name, finding in gathered.taken_out] == [("0.env", "h••••••")]
    assert content(first) == b"user=shop\npassword=[redacted password]\n"
    assert [(row.secrets_taken_out, row.size, row.by_stranger) for row in (first, second)] == [
        (1, len(content(first)), True),
        (0, 5, True),
    ]


def test_what_is_said_to_be_no_secret_is_kept(place: upload.Form) -> None:
    marks = [one.mark for one in redacted_file(SECRET).taken_out]

    gathered = gather(place, SECRET, sender=Sender(by=A_VISITOR, is_stranger=True, not_secret=marks))

    assert gathered.taken_out == ()
    assert content(Upload.objects.get()) == SECRET
