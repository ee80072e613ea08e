"""The commands about annexes: a dry run says what would be, and a run does it."""

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from tests.support.annexes import SOONER
from tests.support.cast import Cast
from upheld.agreements.models import Annex, AnnexWithdrawal
from upheld.cli import app
from upheld.config.processes import database
from upheld.customers.models import Contract
from upheld.now import now


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The run's database is there already; a command would start one of its own."""
    monkeypatch.setattr(database, "reachable", nothing_to_start)


class nothing_to_start:  # noqa: N801  stands in for a function
    def __enter__(self) -> None: ...
    def __exit__(self, *_: object) -> None: ...


@pytest.fixture
def number(cast: Cast) -> str:
    """The number of what Globex bought."""
    return Contract.objects.get(organisation=cast.other_contact.organisation).number


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """An annex from today on."""
    file = tmp_path / "annex.md"
    file.write_text(SOONER.replace("2026-04-01", now().date().isoformat()), encoding="utf-8")
    return file


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["agreement", *words])


def test_an_annex_is_tried_and_then_published(number: str, document: Path) -> None:
    tried = run("annex", "integrato", number, str(document), "--dry-run")
    none_yet = Annex.objects.count()
    made = run("annex", "integrato", number, str(document))

    assert tried.exit_code == made.exit_code == 0
    assert "§ 5.1 First response and acknowledgement" in tried.stdout
    assert "45 business minutes" in tried.stdout
    assert "It would hold for Globex from " in tried.stdout
    assert none_yet == 0
    assert "Annex A of Globex holds from " in made.stdout
    assert Annex.objects.get().published_by == "system"


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("at 10:45", "at 10:30"), "A P2 raised on Tuesday"),
        (("### 5.1", "### 5.9"), "has no clause 5.9"),
        (("annex: A", "annex: a"), "capital letter"),
        (("effective: 20", "effective: 10"), "has passed"),
    ],
)
def test_what_is_refused_says_why(
    number: str, document: Path, change: tuple[str, str], said: str, dry: tuple[str, ...]
) -> None:
    document.write_text(document.read_text(encoding="utf-8").replace(*change), encoding="utf-8")

    refused = run("annex", "integrato", number, str(document), *dry)

    assert refused.exit_code == 1
    assert said in refused.stderr
    assert not Annex.objects.exists()


def test_it_is_withdrawn_after_a_dry_run(number: str, document: Path) -> None:
    run("annex", "integrato", number, str(document))

    tried = run("withdraw-annex", "integrato", number, "2999-01-01", "--dry-run")
    none_yet = AnnexWithdrawal.objects.count()
    made = run("withdraw-annex", "integrato", number, "2999-01-01")
    again = run("withdraw-annex", "integrato", number, "2999-01-01")

    assert tried.stdout == "Annex A of Globex would hold until 2999-01-01T00:00:00+00:00.\n"
    assert none_yet == 0
    assert made.stdout == "Annex A of Globex holds until 2999-01-01T00:00:00+00:00.\n"
    assert (again.exit_code, AnnexWithdrawal.objects.count()) == (1, 1)
    assert "has no annex to withdraw" in again.stderr


def test_a_contract_that_there_is_not_is_said(cast: Cast, document: Path) -> None:
    refused = run("annex", "integrato", "none", str(document))

    assert refused.exit_code == 1
    assert "with a contract 'none'" in refused.stderr
