"""The script of one tag: small, alone, in the desk's colour, and silent where the agreement has no such way in."""

import json
import re

import pytest
from django.test import Client

from tests.repository.tree import ROOT
from tests.support import builders, intake
from tests.support.cast import BEFORE_ALL
from tests.support.websites import Client as Site
from upheld.desks.models import Desk
from upheld.presentation.assets import address_of
from upheld.surfaces.widget.script import COLOURS

LARGEST = 15_000  # bytes, as sent to a browser that takes nothing compressed
BUILT = address_of("widget.ts") is not None
needs_build = pytest.mark.skipif(not BUILT, reason="the frontend is not built")


@needs_build
def test_it_is_small_and_stands_alone(client: Client, site: Site) -> None:
    answer = client.get("/studio/widget.js")
    text = answer.content.decode()
    assert len(answer.content) < LARGEST
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
    assert re.search(r"\bimport\b|\bexport\b|\beval\b|new Function|innerHTML|document\.cookie", text) is None
    assert text.startswith("(() => {")


@needs_build
def test_it_says_what_the_desk_is_and_nothing_of_who_may_show_it(client: Client, site: Site) -> None:
    text = client.get("/studio/widget.js").content.decode()
    told = json.loads(text.split("const UPHELD = ", 1)[1].split(";\n", 1)[0])
    assert told["frame"] == "/studio/embedded/"
    assert told["page"] == "/studio/tickets/new"
    assert told["colour"] == COLOURS[Desk.Colour.TEAL]
    assert told["words"]["open"] == "Create a ticket"
    assert site.website.origin not in text


@needs_build
def test_it_speaks_the_readers_language(client: Client, studio: Desk) -> None:
    answer = client.get("/studio/widget.js", headers={"Accept-Language": "pt-BR"})
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.parametrize("desk", [name for name in intake.DESKS if name != "studio"])
def test_without_such_a_way_in_it_says_so_once_and_does_nothing(client: Client, db: None, desk: str) -> None:
    builders.desk(desk, at=BEFORE_ALL)
    text = client.get(f"/{desk}/widget.js").content.decode()
    assert re.fullmatch(r'console\.info\("[^"]+ no button is shown\."\);\n', text)


def test_a_desk_that_is_not_there_has_none(client: Client, db: None) -> None:
    assert client.get("/nowhere/widget.js").status_code == 404


def test_the_colours_are_those_of_the_stylesheet() -> None:
    tokens = (ROOT / "frontend" / "src" / "styles" / "tokens.scss").read_text(encoding="utf-8")
    assert {colour: found for colour in Desk.Colour if (found := in_tokens(tokens, colour))} == COLOURS


def in_tokens(tokens: str, colour: str) -> str:
    found = re.search(rf"--desk-{colour}: (#[0-9a-f]{{6}});", tokens)
    return found[1] if found else ""
