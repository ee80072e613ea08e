"""The commands that change what many tickets are held to: a dry run lists, and a run does what it listed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.support import builders
from tests.support.amended import amended
from tests.support.cast import Cast
from upheld.agreements.models import AgreementVersion
from upheld.cli import app
from upheld.config.processes import database
from upheld.customers.models import Contract

MONDAY = datetime(2026, 6, 15, 10, 0, tzinfo=UTC)
# When only the better plan is served.
SATURDAY = datetime(2026, 6, 13, 21, 0, tzinfo=UTC)
HOLIDAY = (
    "        name: bank holidays of England\n",
    "        name: bank holidays of England\n      - {name: Founders' day, rule: 2026-06-17}\n",
)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The run's database is there already; a command would start one of its own."""
    monkeypatch.setattr(database, "reachable", nothing_to_start)


class nothing_to_start:  # noqa: N801  stands in for a function
    def __enter__(self) -> None: ...
    def __exit__(self, *_: object) -> None: ...


def said(*words: str) -> str:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_correction_is_tried_and_then_made(cast: Cast, tmp_path: Path) -> None:
    builders.ticket(cast.other_contact, at=MONDAY, priority="p2")
    document = tmp_path / "integrato.md"
    document.write_text(amended("integrato", HOLIDAY), encoding="utf-8")

    tried = said("agreement", "correct", "integrato", str(document), "--dry-run")
    published = AgreementVersion.objects.filter(agreement__desk=cast.north).count()
    made = said("agreement", "correct", "integrato", str(document))

    assert "1 ticket would change; times are those of Europe/London" in tried
    assert "INT-1  Orders stopped" in tried
    assert published == 1
    assert "Version 2 counts in place of version 1." in made
    assert made.count("Resolution: due") == 1


def test_a_plan_is_tried_and_then_changed(cast: Cast) -> None:
    builders.ticket(cast.other_contact, at=SATURDAY, priority="p1")
    number = Contract.objects.get(organisation=cast.other_contact.organisation).number

    tried = said("desk", "plan", "integrato", number, "super-premium", "--reason", "Upgraded.", "--dry-run")
    made = said("desk", "plan", "integrato", number, "super-premium", "--reason", "Upgraded.")

    assert "1 ticket would change" in tried
    assert "1 ticket changed" in made
    assert Contract.objects.get(number=number).plan == "super-premium"


def test_a_contract_that_is_not_there_is_named(cast: Cast) -> None:
    result = CliRunner().invoke(app, ["desk", "plan", "integrato", "none", "super-premium", "--reason", "x"])

    assert result.exit_code == 1
    assert "no contract 'none'" in result.stderr
