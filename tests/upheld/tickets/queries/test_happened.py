"""Everything that is recorded about a ticket can be said in words."""

import ast
from collections.abc import Iterator

import pytest

from tests.repository.tree import SOURCE
from upheld.tickets.queries import happened

APPS = ("tickets", "improvement", "workflows", "rules")


def recorded() -> Iterator[str]:
    """Yield every verb that some module writes down about a ticket, as far as it stands there as a word."""
    for app in APPS:
        for file in (SOURCE / "upheld" / app).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "record":
                    words = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
                    if words[0] == "ticket" and isinstance(words[2], str):
                        yield words[2]


VERBS = sorted(set(recorded()))


def test_the_verbs_are_found() -> None:
    assert {"received", "replied", "resolved", "spent time", "rated"} <= set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_words(verb: str) -> None:
    assert verb in happened._WORDS or verb in happened._WRITTEN
