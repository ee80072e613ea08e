"""What the application of files answers, and to whom."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from tests.support.asgi import ask
from upheld.config import catalogues
from upheld.surfaces.files.app import application


@pytest.mark.attack(30)
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/healthz", 200),
        ("GET", "/", 404),
        ("GET", "/files/../healthz", 404),
        ("POST", "/files/arrive", 405),
        ("GET", "/files/arrive", 405),
        ("DELETE", "/files/leave", 405),
        ("PUT", "/files/arrive", 404),
        ("GET", "/files/leave", 404),
        ("PUT", "/files/arrive/big.bin", 404),
        ("OPTIONS", "/files/arrive", 204),
    ],
)
def test_only_what_is_meant_is_answered(method: str, path: str, status: int) -> None:
    assert ask(application, method, path).status == status


def test_a_refusal_is_in_the_language_of_the_page_that_asks() -> None:
    catalogues.compile_changed()
    asked = ask(application, "PUT", "/files/arrive", **{"accept-language": "pt-BR, en;q=0.5"})
    assert json.loads(asked.body)["refusal"].startswith("Não existe esse arquivo")
    unspoken = ask(application, "PUT", "/files/arrive", **{"accept-language": "x" * 9000})
    assert json.loads(unspoken.body)["refusal"].startswith("There is no such file")


def test_any_page_may_ask_whether_it_may_send_and_none_with_cookies() -> None:
    asked = ask(application, "OPTIONS", "/files/arrive", origin="https://customer.example")

    assert asked.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in asked.headers


def test_it_sweeps_when_it_begins_and_ends_with_its_process(settings: LazySettings, tmp_path: Path) -> None:
    settings.FILES_ARRIVING = tmp_path
    (tmp_path / "half").write_bytes(b"of one that was killed")
    said: list[str] = []

    async def play() -> None:
        told = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]

        async def receive() -> Any:
            return told.pop(0)

        async def send(event: Any) -> None:
            said.append(event["type"])

        await application({"type": "lifespan"}, receive, send)

    asyncio.run(play())
    assert said == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert list(tmp_path.iterdir()) == []
