"""The commands about desks: what is refused before anything is loaded."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from upheld.desk_commands import desk_app

OPEN = ["--prefix", "NEW", "--email", "help@new.example"]


def test_a_document_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(desk_app, ["open", "none.md", *OPEN])
    assert result.exit_code == 2
    assert "none.md" in result.stderr


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (["open", __file__, *OPEN, "--colour", "beige"], "teal"),
        (["add", "x", "a@b.example", "--name", "A", "--role", "boss"], "manager"),
    ],
)
def test_an_unknown_word_is_answered_with_those_that_are_known(words: list[str], known: str) -> None:
    result = CliRunner().invoke(desk_app, words)
    assert result.exit_code == 2
    assert known in result.stderr
