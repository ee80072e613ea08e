"""The sweep of files that belong to no message."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.support import builders, files
from tests.support.cast import Cast
from upheld.files import store
from upheld.tickets.actions.upload import LASTS
from upheld.tickets.models import Attachment
from upheld.workers import files as worker

AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def test_what_was_sent_stays_and_what_was_not_goes(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=AT)
    sent = files.sent(ticket, by=cast.agent.as_actor, at=AT)
    left = files.waiting(ticket, by=cast.agent.as_actor, at=AT)

    assert [worker.do_one(AT + LASTS), worker.do_one(AT + LASTS)] == [True, False]

    assert Attachment.objects.get() == sent
    assert store.whole_files().exists(sent.key)
    assert not store.whole_files().exists(left.key)


def test_half_files_are_told(settings: LazySettings, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    settings.FILES_ARRIVING = tmp_path
    (tmp_path / "half").write_bytes(b"x")

    with caplog.at_level("INFO"):
        worker.sweep_parts()
        worker.sweep_parts()

    assert [one.getMessage() for one in caplog.records] == ["1 half files of killed processes were deleted"]
