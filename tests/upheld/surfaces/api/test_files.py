"""Files through the API: announced, sent, carried by a message, read; and by no other token."""

from typing import Any
from uuid import uuid4

import pytest

from tests.support.asgi import ask
from tests.support.cast import Cast
from tests.support.programs import Program, program_of
from upheld.surfaces.files.app import application
from upheld.tickets.models import Upload

ANNOUNCED = {"kind": "note", "name": "trace.log", "size": 5}


@pytest.fixture
def number(program: Program) -> int:
    return int(program.open(priority="p1")["number"])


def announce(program: Program, number: int, **changed: Any) -> Any:
    return program.call("POST", f"/tickets/{number}/uploads", {**ANNOUNCED, **changed})


def note(program: Program, number: int, *files: object, **changed: Any) -> Any:
    said = {"kind": "note", "text": "The trace.", "files": [str(one) for one in files], **changed}
    return program.call("POST", f"/tickets/{number}/messages", said)


@pytest.mark.django_db(transaction=True)
def test_a_file_is_announced_sent_carried_and_read_back(program: Program, number: int) -> None:
    begun = announce(program, number).json
    assert note(program, number, begun["id"]).json["type"] == "urn:upheld:problem:still-arriving"

    assert ask(application, "PUT", begun["put"], [b"words"]).status == 201
    said = note(program, number, begun["id"])

    shown = {"id": begun["id"], "name": "trace.log", "size": 5, "type": "application/octet-stream"}
    assert (said.status, said.json["files"]) == (201, [shown])
    assert program.call("GET", f"/tickets/{number}/files").json == {"files": [shown]}
    assert program.call("GET", f"/tickets/{number}/messages").json["messages"][-1]["files"] == [shown]
    whole = program.call("GET", f"/tickets/{number}/files/{begun['id']}").json
    assert ask(application, "GET", whole["get"]).body == b"words"


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"size": 2**61}, "file-too-large"),
        ({"size": 0}, "invalid-request"),
        ({"kind": "forward"}, "invalid-request"),
        ({"name": "two\nlines"}, "invalid-request"),
        ({"path": "/etc"}, "invalid-request"),
    ],
)
def test_what_may_not_come_is_refused(program: Program, number: int, changed: dict[str, Any], kind: str) -> None:
    refused = announce(program, number, **changed)

    assert (refused.status, refused.json["type"]) == (422, f"urn:upheld:problem:{kind}")
    assert not Upload.objects.exists()


def test_a_file_of_nobody_of_another_kind_or_of_another_token_is_refused(
    program: Program, number: int, cast: Cast
) -> None:
    reply = announce(program, number, kind="reply").json["id"]
    others = announce(program_of(cast.north), number).json["id"]

    for file in (reply, others, uuid4()):
        assert note(program, number, file).json["type"] == "urn:upheld:problem:not-waiting"


@pytest.mark.attack(15)
def test_a_token_of_another_desk_finds_no_file(program: Program, number: int, cast: Cast) -> None:
    stranger = program_of(cast.south)

    assert announce(stranger, number).status == 404
    assert stranger.call("GET", f"/tickets/{number}/files").status == 404
    assert program.call("GET", f"/tickets/{number}/files/{uuid4()}").status == 404


def test_the_same_request_announces_once(program: Program, number: int) -> None:
    body = dict(ANNOUNCED)
    first = program.call("POST", f"/tickets/{number}/uploads", body, idempotency_key="k1")
    second = program.call("POST", f"/tickets/{number}/uploads", body, idempotency_key="k1")

    assert first.json == second.json
    assert Upload.objects.count() == 1
