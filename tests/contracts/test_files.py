"""The real process of files: what it takes in costs it no memory, and being killed leaves nothing half."""

import http.client
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory

from tests.support import builders, intake
from tests.support.cast import assemble
from tests.support.files_server import FilesServer, serving
from upheld.files import store
from upheld.now import now
from upheld.presentation.file_address import file_url
from upheld.presentation.file_keys import Way
from upheld.tickets.actions import upload
from upheld.tickets.models import Attachment, Message, Ticket, Upload

pytestmark = pytest.mark.django_db(transaction=True)
MEBIBYTE = 1024 * 1024
SIZE = 96 * MEBIBYTE
SMALLER = 8 * MEBIBYTE
FORM = "/integrato/tickets/new"
# What a gigabyte may cost; the runtime's own buffers are the same for any size.
GROWTH = 50 * MEBIBYTE


def begun() -> Upload:
    cast = assemble()
    ticket = builders.ticket(cast.contact, at=now())
    kind = Message.Kind.REPLY
    return upload.begin(ticket, kind=kind, name="dump.bin", size=SIZE, by=cast.agent.as_actor, at=now())


@contextmanager
def sending(
    row: Upload, server: FilesServer, settings: LazySettings, *, size: int = SIZE
) -> Iterator[http.client.HTTPConnection]:
    """Begin to send a file; its pieces follow."""
    settings.FILES_PORT = server.port
    request = RequestFactory().get("/", headers={"host": "127.0.0.1"})
    address = urlsplit(file_url(request, row.public_id, Way.ARRIVE, at=now()))
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    line.putrequest("PUT", f"{address.path}?{address.query}")
    line.putheader("Content-Length", str(size))
    line.endheaders()
    with closing(line):
        yield line


def pieces(count: int) -> Iterator[bytes]:
    yield from (bytes([number % 251]) * MEBIBYTE for number in range(count))


def status(line: http.client.HTTPConnection) -> int:
    with closing(line.getresponse()) as answer:
        return answer.status


def test_a_large_file_goes_to_the_disk_and_not_into_memory(tmp_path: Path, settings: LazySettings) -> None:
    row = begun()
    with serving(tmp_path) as server:
        before, most = server.memory(), 0
        with sending(row, server, settings) as line:
            for piece in pieces(SIZE // MEBIBYTE):
                line.send(piece)
                most = max(most, server.memory())
            assert status(line) == 201
        most = max(most, server.memory())

    assert most - before < GROWTH
    assert store.whole_files().size(row.key) == SIZE


def test_killed_half_way_it_leaves_nothing_and_the_file_can_be_sent_again(
    tmp_path: Path, settings: LazySettings
) -> None:
    row = begun()
    with serving(tmp_path) as server:
        with sending(row, server, settings) as line:
            for piece in pieces(8):
                line.send(piece)
            while not any(part.stat().st_size for part in settings.FILES_ARRIVING.glob("*")):
                line.send(bytes(1))
            server.kill()
        assert not store.whole_files().exists(row.key)

        server.start()
        assert list(settings.FILES_ARRIVING.iterdir()) == []
        with sending(row, server, settings) as line:
            for piece in pieces(SIZE // MEBIBYTE):
                line.send(piece)
            assert status(line) == 201


def test_killed_while_a_customer_sends_nothing_is_half_and_no_word_is_lost(
    tmp_path: Path, settings: LazySettings, client: Client
) -> None:
    assemble()
    about = {"name": "dump.bin", "size": str(SMALLER), "submission": intake.SUBMISSION}
    assert client.post(f"{FORM}/uploads", about).status_code == 201
    row = Upload.objects.get()
    sent = intake.typed("integrato", step="send", upload=str(row.public_id))
    with serving(tmp_path) as server:
        with sending(row, server, settings, size=SMALLER) as line:
            line.send(bytes(MEBIBYTE))
            while not any(part.stat().st_size for part in settings.FILES_ARRIVING.glob("*")):
                line.send(bytes(1))
            server.kill()
        too_soon = client.post(FORM, sent)
        assert (too_soon.status_code, Ticket.objects.count()) == (422, 0)
        assert intake.typed("integrato")["text"] in too_soon.content.decode()

        server.start()
        assert list(settings.FILES_ARRIVING.iterdir()) == []
        assert not store.whole_files().exists(row.key)
        with sending(row, server, settings, size=SMALLER) as line:
            for piece in pieces(SMALLER // MEBIBYTE):
                line.send(piece)
            assert status(line) == 201
    assert client.post(FORM, sent).status_code == 302
    assert [(one.name, one.size) for one in Attachment.objects.all()] == [("dump.bin", SMALLER)]
