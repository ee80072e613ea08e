"""A file on its way out: to whoever has its key, and never as a page of ours."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import RequestFactory

from tests.support import builders, pictures
from tests.support.asgi import Asked, ask
from tests.support.cast import Cast, assemble
from upheld.files import store
from upheld.now import now
from upheld.presentation.file_address import file_url
from upheld.presentation.file_keys import LIFETIME, Way
from upheld.surfaces.files.app import application
from upheld.surfaces.files.leaving import byte_range
from upheld.tickets.actions import message, upload
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.models import Attachment, Message

pytestmark = pytest.mark.django_db(transaction=True)

HOSTILE = {
    "page.html": b"<!doctype html><script>alert(document.domain)</script>",
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "feed.xml": b"<?xml version='1.0'?><?xml-stylesheet href='javascript:alert(1)'?><a/>",
    "script.js": b"alert(document.cookie)",
    "form.pdf": b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>",
    ".htaccess": b"AddType text/html .log",
    "shell.pht": b"<?php system($_GET['c']); ?>",
    "photo.png.html": b"GIF89a/*<script>alert(1)</script>*/",
    "really\u202egnp.exe": b"MZ\x90\x00" + bytes(60),
}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return assemble()


def attached(cast: Cast, content: bytes, name: str) -> Attachment:
    ticket, by = builders.ticket(cast.contact, at=now()), cast.agent.as_actor
    kind = Message.Kind.REPLY
    row = upload.take(ticket, io.BytesIO(content), kind=kind, name=name, size=len(content), by=by, at=now())
    said = message.reply(ticket, "Here.", by=by, at=now(), files=Chosen(ids=(row.public_id,)))
    return said.attachments.get()


def get(row: Attachment, method: str = "GET", **headers: str) -> Asked:
    return ask(application, method, address(row), **headers)


def address(row: Attachment) -> str:
    request = RequestFactory().get("/", headers={"host": "localhost:8000"})
    return file_url(request, row.public_id, Way.LEAVE, at=now())


@pytest.mark.attack(16, 17)
def test_nothing_hostile_is_shown_and_nothing_is_guessed(cast: Cast) -> None:
    for name, content in HOSTILE.items():
        came = get(attached(cast, content, name))
        assert (came.status, came.body) == (200, content), name
        expect_harmless(came)


def expect_harmless(came: Asked) -> None:
    assert came.headers["content-type"] in {"application/octet-stream", "application/pdf"}
    assert came.headers["content-disposition"].startswith("attachment")
    assert came.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in came.headers["content-security-policy"]
    assert "default-src 'none'" in came.headers["content-security-policy"]
    assert "\u202e" not in came.headers["content-disposition"]
    assert "no-store" in came.headers["cache-control"]
    assert "access-control-allow-origin" not in came.headers


@pytest.mark.attack(16, 18)
def test_a_picture_is_shown_sandboxed_and_drawn_anew(cast: Cast) -> None:
    came = get(attached(cast, pictures.photo() + b"<script>alert(1)</script>", "me.jpg"))

    assert came.headers["content-type"] == "image/jpeg"
    assert came.headers["content-disposition"].startswith("inline")
    assert "sandbox" in came.headers["content-security-policy"]
    assert b"<script>" not in came.body
    assert pictures.SECRET not in came.body


NAMES = [
    ('say "hi".txt', 'attachment; filename="say _hi_.txt"'),
    ("a\r\nSet-Cookie: x=1.txt", 'attachment; filename="aSet-Cookie_ x=1.txt"'),
    ("ação.txt", "attachment; filename*=utf-8''a%C3%A7%C3%A3o.txt"),
]


@pytest.mark.attack(2, 16)
def test_a_name_cannot_break_out_of_its_header(cast: Cast) -> None:
    for name, told in NAMES:
        assert get(attached(cast, b"words", name)).headers["content-disposition"] == told


def test_a_range_is_handed_out_so_that_a_long_transfer_can_go_on(cast: Cast) -> None:
    row = attached(cast, b"0123456789", "ten.bin")

    part = get(row, range="bytes=7-")

    assert (part.status, part.body, part.headers["content-range"]) == (206, b"789", "bytes 7-9/10")
    assert get(row, "HEAD").headers["content-length"] == "10"
    assert get(row, "HEAD").body == b""


@pytest.mark.parametrize(
    ("asked", "span"),
    [
        ("", (0, 9)),
        ("bytes=0-0", (0, 0)),
        ("bytes=2-5", (2, 5)),
        ("bytes=2-500", (2, 9)),
        ("bytes=-3", (7, 9)),
        ("bytes=-300", (0, 9)),
        ("bytes=50-60", (0, 9)),
        ("bytes=5-2", (0, 9)),
        ("bytes=0-1,4-5", (0, 9)),
        ("bytes=--1", (0, 9)),
        ("bytes=²-", (0, 9)),
        ("lines=1-2", (0, 9)),
    ],
)
def test_a_strange_range_is_the_whole(asked: str, span: tuple[int, int]) -> None:
    assert byte_range(asked, size=10) == span


@pytest.mark.attack(15, 26)
def test_a_key_opens_one_file_one_way_and_for_minutes(cast: Cast) -> None:
    row = attached(cast, b"words", "a.txt")
    request = RequestFactory().get("/", headers={"host": "localhost:8000"})
    old = now() - LIFETIME[Way.LEAVE] - timedelta(seconds=1)
    urls = [
        address(row).replace("key=", "key=A"),
        address(row).partition("?")[0],
        file_url(request, row.public_id, Way.ARRIVE, at=now()).replace("arrive", "leave"),
        file_url(request, row.public_id, Way.LEAVE, at=old),
        file_url(request, uuid4(), Way.LEAVE, at=now()),
    ]
    assert [ask(application, "GET", url).status for url in urls] == [404] * len(urls)


def test_a_file_whose_content_is_gone_is_not_there(cast: Cast) -> None:
    row = attached(cast, b"words", "a.txt")
    store.discard(row.key)

    assert get(row).status == 404
