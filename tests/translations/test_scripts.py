"""No script says words of its own, and the words it asks the page for are there."""

import re

import pytest

from tests.translations import bare, scripts

FILES = sorted(scripts.scripts())
_ASKED = re.compile(r"""\bwordsIn\(.*?, ["'](\w+)["']""")


@pytest.mark.parametrize("script", FILES, ids=lambda script: script.name)
def test_no_script_says_words_that_cannot_be_translated(script: scripts.Path) -> None:
    assert list(scripts.bare_words(script.read_text(encoding="utf-8"))) == []


def test_the_words_that_scripts_ask_for_are_carried_by_a_page() -> None:
    pages = "".join(file.read_text(encoding="utf-8") for file in bare.templates())
    asked = {key for file in FILES for key in _ASKED.findall(file.read_text(encoding="utf-8"))}
    assert asked
    assert sorted(key for key in asked if f'data-words-{key}="' not in pages) == []


@pytest.mark.parametrize(
    "script",
    [
        'status.textContent = "Not saved";',
        "time.after(`, for you ${here}`);",
        'button.setAttribute("aria-label", "Dismiss");',
        'attributes.of({ "aria-label": "Text of the agreement" })',
        'say(open ? "Open now" : "Closed");',
        "message: `Instead: ${instead}`,",
    ],
)
def test_bare_words_are_found(script: str) -> None:
    assert list(scripts.bare_words(script))


@pytest.mark.parametrize(
    "script",
    [
        'status.textContent = wordsIn(status, "kept");',
        'say(wordsIn(place(), "arrived", { name }));',
        'list.append(document.createElement("li"));',
        "value.textContent = `${count} %`;",
    ],
)
def test_what_the_page_carries_is_not(script: str) -> None:
    assert list(scripts.bare_words(script)) == []
