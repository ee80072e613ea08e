"""The verifier as anybody runs it: alone, on a bare Python, with a file or the standard input."""

import ast
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.receipts import FRIDAY, READ_AT, agreement, document
from tests.support.verifier import FILE, differing_step

STOPPED = datetime(2026, 3, 27, 15, 30, tzinfo=UTC)


def run(*words: str, given: str = "") -> tuple[int, list[str]]:
    """Run it with the standard library and nothing else, not even this folder."""
    command = [sys.executable, "-I", "-S", str(FILE), *words]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


@pytest.fixture
def whole() -> dict[str, Any]:
    """The receipts of a ticket that was resolved in time."""
    return document(("stopped", STOPPED))


def test_it_says_ok_first_and_then_what_agreed(whole: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "receipts.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    code, lines = run(str(file))
    assert (code, lines[0]) == (0, "OK")
    assert lines[1] == "  IS-7 resolution_time: 13 steps agree"
    assert "2025b in the receipt" in lines[2]


def test_it_names_the_step_and_both_sides(whole: dict[str, Any]) -> None:
    whole["receipts"][0]["result"]["due"] = "2026-04-30T10:00:00+00:00"
    code, lines = run("-", given=json.dumps(whole))
    assert code == 1
    assert lines[0] == "DIFFERS at step 11, due"
    assert "IS-7 resolution_time" in lines[1]
    assert "2026-04-30T10:00:00+00:00" in lines[1]
    assert "it should be 2026-03-30" not in lines[1]  # the day off that the receipt lists


def test_a_receipt_that_is_missing_from_the_document_is_noticed(whole: dict[str, Any]) -> None:
    whole["receipts"] = whole["receipts"] * 2
    assert run(given=json.dumps(whole))[1][0] == "DIFFERS at step 13, digest"


def test_a_text_that_is_missing_from_the_document_is_noticed(whole: dict[str, Any]) -> None:
    whole["texts"] = {}
    assert run(given=json.dumps(whole))[1][0] == "DIFFERS at step 1, agreement"


@pytest.mark.parametrize("as_list", [False, True])
def test_a_bare_receipt_agrees_but_its_text_was_not_at_hand(whole: dict[str, Any], *, as_list: bool) -> None:
    bare = whole["receipts"] if as_list else whole["receipts"][0]
    code, lines = run(given=json.dumps(bare))
    assert code == 0
    assert "its hash was not checked" in lines[1]


def test_the_published_text_is_checked_as_it_is_hashed(whole: dict[str, Any], tmp_path: Path) -> None:
    published = tmp_path / "agreement.md"
    published.write_bytes(agreement().text.replace("\n", "  \r\n").encode())
    assert run("-", "--agreement", str(published), given=json.dumps(whole["receipts"]))[0] == 0
    published.write_text(agreement("within: 2 business hours").text, encoding="utf-8")
    assert run("-", "--agreement", str(published), given=json.dumps(whole["receipts"]))[1][0] == (
        "DIFFERS at step 1, agreement"
    )


@pytest.mark.parametrize("given", ["", "[]", "{}", "3", '[{"schema": "upheld-receipt/9"}]', "[[]]", '{"schema": []}'])
def test_what_is_no_receipt_is_unreadable(given: str) -> None:
    code, lines = run(given=given)
    assert (code, lines[0]) == (2, "UNREADABLE")
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("part", "value"),
    [("calendar", {"zone": "Europe/Paris"}), ("read_at", "2026-04-03T12:00:00"), ("events", None), ("digest", None)],
)
def test_a_receipt_with_a_part_that_makes_no_sense_never_ends_in_a_traceback(
    whole: dict[str, Any], part: str, value: object
) -> None:
    whole["receipts"][0][part] = value
    assert run(given=json.dumps(whole))[0] in (1, 2)


def test_a_zone_that_this_machine_lacks_is_named(whole: dict[str, Any]) -> None:
    told = whole["receipts"][0]
    told["target"]["zone"] = told["calendar"]["zone"] = "Europe/Atlantis"
    code, lines = run(given=json.dumps(told))
    assert code == 2
    assert "Europe/Atlantis" in lines[1]


def test_a_file_that_is_not_there_is_named() -> None:
    code, lines = run("/no/such/file.json")
    assert code == 2
    assert "/no/such/file.json" in lines[1]


def test_it_reads_on_the_oldest_python_it_promises_and_imports_nothing_of_ours() -> None:
    tree = ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 9))
    imported = {
        (node.module or "" if isinstance(node, ast.ImportFrom) else alias.name).partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported - {"tzdata"} <= sys.stdlib_module_names


def test_an_amount_beyond_the_calendar_that_the_receipt_tells_differs_and_does_not_run_for_ever() -> None:
    told = document(promise="within: 4 business hours", at=FRIDAY + timedelta(hours=1))["receipts"][0]
    told["calendar"]["week"] = [[]] * 7
    told["calendar"]["extra"] = []
    assert differing_step(told, agreement().text) == "begins"


def test_what_a_customer_reads_at_an_earlier_instant_agrees_too() -> None:
    for hours in (0, 1, 30, 200):
        told = document(at=FRIDAY + timedelta(hours=hours))["receipts"][0]
        assert differing_step(told, agreement().text) is None
    assert FRIDAY < READ_AT
