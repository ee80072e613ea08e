"""What holds for every template: nothing the content policy would refuse, no icon that is not built."""

import json
import re
from pathlib import Path

import pytest

import upheld

TEMPLATES = Path(upheld.__file__).parent / "templates"
ICONS = Path(upheld.__file__).parents[2] / "frontend" / "icons.json"
PAGES = sorted(
    path
    for path in TEMPLATES.rglob("*.html")
    if "email" not in path.parts and "emails" not in path.parts and path.name != "email.html"
)
INLINE = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
NAMED = re.compile(r"""{%\s*icon\s+"([a-z0-9-]+)"|<c-[^>]*\sicon="([a-z0-9-]+)\"""")


@pytest.mark.attack(1, 17)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TEMPLATES)))
def test_a_page_carries_no_inline_script_or_style(page: Path) -> None:
    assert INLINE.findall(TAG.sub("", page.read_text())) == []


def test_every_icon_a_template_names_is_built() -> None:
    named = {one or other for page in PAGES for one, other in NAMED.findall(page.read_text())}
    assert named - set(json.loads(ICONS.read_text())) == set()


def test_no_colour_stands_outside_the_tokens() -> None:
    styles = ICONS.parent / "src" / "styles"
    strays = {
        path.name: re.findall(r"#[0-9a-f]{3,8}\b(?!\{)", path.read_text())
        for path in styles.glob("*.scss")
        if path.name != "tokens.scss"
    }
    assert {name: found for name, found in strays.items() if found} == {}
