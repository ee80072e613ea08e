"""A file on its way in: whole or not at all, and only with its own key."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
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
from upheld.surfaces.files.app import application
from upheld.tickets.actions import upload
from upheld.tickets.models import Message, Upload

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
