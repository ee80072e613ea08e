"""The component sheet answers without data, in both themes, and shows every component."""

import re
from pathlib import Path

import pytest
from django.test import Client

import upheld
from upheld.surfaces.gallery.clocks import CLOCKS, SampleFace

TEMPLATES = Path(upheld.__file__).parent / "templates"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sheet_is_shown_in_the_theme_asked_for(client: Client, theme: str) -> None:
    answer = client.get("/design/", {"theme": theme})
    assert answer.status_code == 200
    assert f'data-theme="{theme}"' in answer.content.decode()


def test_an_unknown_theme_leaves_the_choice_to_the_system(client: Client) -> None:
    assert "data-theme=" not in client.get("/design/", {"theme": "sepia"}).content.decode()


@pytest.mark.parametrize("face", CLOCKS, ids=lambda face: face.state)
def test_every_state_of_a_clock_is_on_the_sheet(client: Client, face: SampleFace) -> None:
    assert f"is-{face.state}" in client.get("/design/").content.decode()


@pytest.mark.parametrize("layout", ["console", "customer"])
def test_the_layouts_can_be_seen_empty(client: Client, layout: str) -> None:
    assert client.get("/design/", {"layout": layout}).status_code == 200


def test_the_sheet_is_only_read(client: Client) -> None:
    assert client.post("/design/").status_code == 405


def test_every_component_is_on_the_sheet() -> None:
    pages = (*(TEMPLATES / "design").glob("*.html"), *(TEMPLATES / "layouts").glob("*.html"))
    used = {name.replace("-", "_") for page in pages for name in re.findall(r"<c-([a-z-]+)", page.read_text())}
    assert {path.stem for path in (TEMPLATES / "cotton").glob("*.html")} - used == set()
