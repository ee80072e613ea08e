"""Files of numbers: the same numbers as the page's, and nothing that a spreadsheet would run."""

import csv
import io

import pytest

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from tests.upheld.surfaces.console.numbers.weeks import live_through
from upheld.customers.models import Organisation
from upheld.now import now
from upheld.surfaces.console.numbers.sheet import inert

BASE = "/integrato/console/numbers/"


@pytest.mark.attack(32)
@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1+1", '=HYPERLINK("http://x")']
)
def test_words_that_could_be_a_formula_are_quoted(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.attack(32)
@pytest.mark.parametrize("cell", ["Acme", "96.2 %", "§ 4.2 Response", "", 0, -1])
def test_other_words_and_numbers_stay(cell: str | int) -> None:
    assert inert(cell) == cell


@pytest.mark.attack(32)
@pytest.mark.django_db
def test_a_file_holds_what_the_table_holds_and_no_formula(cast: Cast, sign_in: SignIn) -> None:
    live_through(cast, until=now())
    Organisation.objects.filter(desk=cast.north, name="Acme").update(name='=cmd|" /C calc"!A0')
    answer = sign_in(cast.auditor).get(f"{BASE}promises/customers.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="integrato-promises-customers-')
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[0] == ["Customer", "Kept", "Missed", "Breached", "Share kept"]
    assert sorted(line[0] for line in lines[1:]) == ['\'=cmd|" /C calc"!A0', "Globex"]
    assert sum(int(number) for line in lines[1:] for number in line[1:4]) > 0


@pytest.mark.attack(32)
@pytest.mark.django_db
@pytest.mark.parametrize("file", ["promises/nothing", "nothing/weeks", "times/weeks"])
def test_there_is_no_other_file(cast: Cast, sign_in: SignIn, file: str) -> None:
    assert sign_in(cast.agent).get(f"{BASE}{file}.csv").status_code == 404


@pytest.mark.attack(32)
@pytest.mark.django_db
def test_a_file_is_for_who_reads_the_desks_tickets(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.other_agent).get(f"{BASE}promises/weeks.csv").status_code == 404
