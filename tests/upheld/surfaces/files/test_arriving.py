"""A file on its way in: whole or not at all, and only with its own key."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.test import RequestFactory

from tests.support import builders, pictures
from tests.support.asgi import Asked, ask
from tests.support.cast import assemble
from upheld.files import store
from upheld.now import now
from upheld.presentation.file_address import file_url
from upheld.presentation.file_keys import LIFETIME, Way
from upheld.redaction.search import redacted_file
from upheld.surfaces.files import arriving as arriving_module
from upheld.surfaces.files.app import application
from upheld.tickets.actions import upload
from upheld.tickets.models import Message, Upload

SECRET = b"DB_USER=shop\nDB_PASSWORD=hunter2\n"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def arriving(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FILES_ARRIVING = tmp_path
    return tmp_path


def begun(name: str = "trace.log", size: int = 5) -> Upload:
    cast = assemble()
    ticket = builders.ticket(cast.contact, at=now())
    return upload.begin(ticket, kind=Message.Kind.REPLY, name=name, size=size, by=cast.agent.as_actor, at=now())


def address(row: Upload, *, way: Way = Way.ARRIVE, at: datetime | None = None) -> str:
    return file_url(RequestFactory().get("/", headers={"host": "localhost:8000"}), row.public_id, way, at=at or now())


def put(row: Upload, pieces: Iterable[bytes | None], **headers: str) -> Asked:
    return ask(application, "PUT", address(row), pieces, **headers)


def test_a_file_arrives_in_pieces(arriving: Path) -> None:
    row = begun()

    came = put(row, [b"tr", b"", b"ace"], content_length="5")

    assert (came.status, json.loads(came.body)["name"]) == (201, "trace.log")
    assert came.headers["access-control-allow-origin"] == "*"
    with store.whole_files().open(row.key) as kept:
        assert kept.read() == b"trace"
    assert list(arriving.iterdir()) == []


def test_a_picture_is_told_as_what_it_became() -> None:
    sent = pictures.photo()

    told = json.loads(put(begun("me.html", size=len(sent)), [sent]).body)

    assert (told["name"], told["type"]) == ("me.html.jpg", "image/jpeg")


@pytest.mark.parametrize(
    ("pieces", "headers", "status"),
    [
        ([b"trace of more"], {}, 413),
        ([b"tra", b"ce of more"], {}, 413),
        ([b"tra"], {}, 422),
        ([b"tra"], {"content_length": "3"}, 413),
        ([b"trace"], {"content_length": "900000000"}, 413),
    ],
)
def test_a_file_that_is_not_as_announced_is_refused(
    pieces: list[bytes], headers: dict[str, str], status: int, arriving: Path
) -> None:
    row = begun()

    assert put(row, pieces, **headers).status == status

    row.refresh_from_db()
    assert row.arrived_at is None
    assert list(arriving.iterdir()) == []


def test_a_line_that_breaks_leaves_nothing_and_the_file_can_be_sent_again(arriving: Path) -> None:
    row = begun()

    assert put(row, [b"tra", None]).status == 0
    assert list(arriving.iterdir()) == []
    assert put(row, [b"trace"]).status == 201
    assert put(row, [b"trace"]).status == 404  # it has arrived; a key is good for one file, once


def test_a_file_that_another_process_is_taking_is_refused() -> None:
    row = begun()

    with store.arriving(row.public_id.hex):
        assert put(row, [b"trace"]).status == 409


@pytest.mark.attack(15, 26)
def test_a_key_opens_one_file_one_way_and_not_for_ever() -> None:
    row = begun()
    good = address(row)

    forged = [
        good.replace("key=", "key=A"),
        good[:-4],
        good.partition("?")[0],
        address(row, way=Way.LEAVE).replace("leave", "arrive"),
        address(row, at=now() - LIFETIME[Way.ARRIVE] - timedelta(minutes=1)),
        address(Upload(public_id=uuid4())),
    ]
    assert [ask(application, "PUT", url, [b"trace"]).status for url in forged] == [404] * len(forged)
    assert ask(application, "PUT", good, [b"trace"]).status == 201


def test_a_file_removed_while_it_arrives_is_not_kept() -> None:
    row = begun()
    url = address(row)
    upload.remove(row)

    assert ask(application, "PUT", url, [b"trace"]).status == 404


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, arriving: Path) -> list[bytes]:
    """What each part held when it was complete: it is gone when the request ends."""
    seen: list[bytes] = []
    flush = arriving_module._flush

    def watched(part: BinaryIO) -> None:
        flush(part)
        seen.append(Path(part.name).read_bytes())

    monkeypatch.setattr(arriving_module, "_flush", watched)
    return seen


def of_customer(content: bytes) -> Upload:
    cast = assemble()
    ticket = builders.ticket(cast.contact, at=now())
    kind, by = Message.Kind.CUSTOMER, cast.contact.as_actor
    return upload.begin(ticket, kind=kind, name="shop.env", size=len(content), by=by, at=now())


def test_secrets_are_taken_out_of_a_customers_file_before_any_of_it_is_written(written: list[bytes]) -> None:
    row = of_customer(SECRET)

    came = put(row, [SECRET[:20], SECRET[20:]])

    told = json.loads(came.body)["taken_out"]
    assert [(one["kind"], one["masked"]) for one in told] == [("a password", "h••••••")]
    assert "hunter2" not in came.body.decode()
    assert written == [b"DB_USER=shop\nDB_PASSWORD=[redacted password]\n"]
    with store.whole_files().open(row.key) as kept:
        assert kept.read() == written[0]
    row.refresh_from_db()
    assert (row.secrets_taken_out, row.size) == (1, len(written[0]))


def test_what_whoever_sends_says_is_no_secret_stays(written: list[bytes]) -> None:
    (mark,) = [one.mark for one in redacted_file(SECRET).taken_out]
    row = of_customer(SECRET)

    came = ask(application, "PUT", f"{address(row)}&not_secret={mark},other", [SECRET])

    assert (came.status, json.loads(came.body)["taken_out"], written) == (201, [], [SECRET])


def test_what_the_desk_sends_is_its_own_business(written: list[bytes]) -> None:
    put(begun(size=len(SECRET)), [SECRET])

    assert written == [SECRET]
