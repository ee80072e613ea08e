"""The commands about agreements and promises: spelled as other programs rely on, and without a database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tests.support.agreements import small_text
from upheld.agreement_commands import agreement_app, promise_command

NIGHT = "2026-11-21T22:10:00-05:00"


def run(*words: str, stdin: str = "") -> tuple[int, str, str]:
    app = typer.Typer()
    app.add_typer(agreement_app, name="agreement")
    app.command("promise")(promise_command)
    result = CliRunner().invoke(app, list(words), input=stdin)
    return result.exit_code, result.stdout, result.stderr


def test_a_promise_is_one_object_with_the_fixed_keys() -> None:
    code, out, _ = run(
        "promise", "interworx", "--at", NIGHT, "--fact", "priority=high", "--fact", "emergency=true", "--json"
    )
    answer = json.loads(out)
    assert code == 0
    assert list(answer) == [
        "agreement", "version", "hash", "received_at", "facts", "entitlement", "targets", "pages", "charge", "because",
    ]  # fmt: skip
    assert answer["received_at"] == NIGHT
    assert answer["entitlement"] == {"outcome": "serve", "say": None, "clause": "1.1"}
    assert answer["targets"] == [
        {
            "metric": "response_time",
            "due": "2026-11-22T04:10:00+00:00",
            "text": None,
            "strength": "typical",
            "counted": "elapsed",
            "calendar": None,
            "clause": "6.2",
        }
    ]
    assert answer["pages"] == [{"who": "support team", "by": ["sms"], "clause": "6.1"}]
    assert answer["charge"] is None
    assert all(isinstance(step, str) for step in answer["because"])


def test_a_promise_in_words_has_text_and_no_due() -> None:
    _, out, _ = run("promise", "integrato", "--at", NIGHT, "--fact", "priority=p3", "--json")
    (_, resolution) = json.loads(out)["targets"]
    assert (resolution["due"], resolution["text"], resolution["counted"]) == (None, "Future release", None)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("intesys", "--at", NIGHT, "--fact", "priority=p9"), "p1, p2, p3 or p4"),
        (("intesys", "--at", NIGHT, "--fact", "mood=bad"), "priority, plan, channel or service"),
        (("intesys", "--at", "2026-11-21T22:10:00", "--fact", "priority=p1"), "no UTC offset"),
        (("intesys", "--at", "yesterday", "--fact", "priority=p1"), "ISO 8601"),
        (("intesys", "--at", NIGHT, "--fact", "priority"), "key=value"),
        (("intesys", "--at", NIGHT, "--fact", "priority=p1", "--fact", "priority=p2"), "given twice"),
        (("nobody", "--at", NIGHT), "integrato, interstellio, interworx, intesys, studio"),
        (("intesys",), "--at"),
        ((), "--batch"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_could_be(words: tuple[str, ...], hint: str) -> None:
    code, out, err = run("promise", *words)
    assert (code, out) == (2, "")
    assert hint in err


def test_a_batch_answers_each_line_in_order_and_fails_at_the_end(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    lines = [
        json.dumps({"agreement": "intesys", "facts": {"priority": "p1"}, "at": NIGHT}),
        "not json",
        json.dumps({"agreement": "interworx", "facts": {"emergency": True, "priority": "high"}, "at": NIGHT}),
        json.dumps({"agreement": "intesys", "facts": {"priority": 1}, "at": NIGHT}),
        json.dumps(["intesys"]),
        "",
        json.dumps({"agreement": "studio", "at": NIGHT}),
    ]
    cases.write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, out, _ = run("promise", "--batch", str(cases))
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [next(iter(answer)) for answer in answers] == [
        "agreement", "error", "agreement", "error", "error", "error", "agreement",
    ]  # fmt: skip
    assert answers[2]["targets"][0]["due"] == "2026-11-22T04:10:00+00:00"


def test_a_batch_of_good_cases_exits_well_and_may_come_from_standard_input() -> None:
    code, out, _ = run("promise", "--batch", "-", stdin=json.dumps({"agreement": "studio", "facts": {}, "at": NIGHT}))
    assert (code, len(out.splitlines())) == (0, 1)


def test_a_batch_that_is_not_there_is_an_error() -> None:
    code, _, err = run("promise", "--batch", "/nowhere/cases.jsonl")
    assert code == 2
    assert "cannot be read" in err


def test_a_file_may_stand_for_a_name(tmp_path: Path) -> None:
    document = tmp_path / "small.md"
    document.write_text(small_text(), encoding="utf-8")
    code, out, _ = run("promise", str(document), "--at", NIGHT, "--json")
    assert (code, json.loads(out)["agreement"]) == (0, "small")


def test_the_list_names_the_five() -> None:
    code, out, _ = run("agreement", "list")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [
        "integrato", "interstellio", "interworx", "intesys", "studio",
    ]  # fmt: skip


def test_checking_exits_well_only_if_it_could_be_published(tmp_path: Path) -> None:
    assert run("agreement", "check", "interworx")[0] == 0
    document = tmp_path / "bad.md"
    document.write_text(small_text(prose="Within 4 hours."), encoding="utf-8")
    code, out, _ = run("agreement", "check", str(document))
    assert code == 1
    assert "not publishable" in out
    code, out, _ = run("agreement", "check", str(document), "--json")
    answer = json.loads(out)
    assert (code, answer["publishable"], answer["faults"]) == (1, False, [])
    (finding,) = [finding for finding in answer["findings"] if finding["severity"] == "blocking"]
    assert (finding["code"], finding["column"], finding["width"]) == ("number-in-prose", 8, len("4 hours"))
    assert finding.keys() == {
        "code", "severity", "line", "column", "width", "clause", "about", "message", "why", "instead", "acknowledged",
    }  # fmt: skip


def test_faults_are_printed_with_file_line_and_clause(tmp_path: Path) -> None:
    document = tmp_path / "bad.md"
    document.write_text(small_text("queues: []"), encoding="utf-8")
    code, out, _ = run("agreement", "check", str(document))
    assert code == 1
    assert f"{document}:31:1: fault (§ 2): 'queues' is not a kind of statement" in out


def check_of(tmp_path: Path, text: str) -> list[str]:
    document = tmp_path / "small.md"
    document.write_text(text, encoding="utf-8")
    return run("agreement", "check", str(document))[1].splitlines()


def test_a_finding_is_printed_with_its_line_a_caret_why_and_what_instead(tmp_path: Path) -> None:
    lines = check_of(tmp_path, small_text(prose="We answer within 4 hours."))
    start = next(index for index, line in enumerate(lines) if "number-in-prose" in line)
    excerpt, caret, why, instead = lines[start + 1 : start + 5]
    assert excerpt.endswith("| We answer within 4 hours.")
    assert caret.index("^") == excerpt.index("4 hours")
    assert caret.count("^") == len("4 hours")
    assert why.startswith("    why: ")
    assert "within: 4 business hours" in instead


def test_of_a_long_line_only_what_is_near_the_caret_is_printed(tmp_path: Path) -> None:
    lines = check_of(tmp_path, small_text(prose="word " * 100 + "within 4 hours" + " word" * 100))
    start = next(index for index, line in enumerate(lines) if "number-in-prose" in line)
    excerpt, caret = lines[start + 1 : start + 3]
    assert len(excerpt) < 120
    assert caret.index("^") == excerpt.index("4 hours")


def test_an_acknowledged_silence_is_printed_with_what_readers_are_told(tmp_path: Path) -> None:
    rule = "targets: {response_time: {strength: target, rules: [{when: {priority: p1}, within: 2 business hours}]}}"
    silence = "silences: {finding: facts-without-target, about: response_time, say: For P2 no time is promised.}"
    lines = check_of(tmp_path, small_text(f"{rule}\n{silence}"))
    assert any("acknowledged facts-without-target (§ 2)" in line for line in lines)
    assert "    readers are told: For P2 no time is promised." in lines
    assert "1 acknowledged" in lines[-1]


def test_an_example_that_fails_is_printed_with_what_was_expected_and_what_came(tmp_path: Path) -> None:
    rule = "targets: {response_time: {strength: target, rules: [{within: 2 business hours}]}}"
    example = "A p1 raised on Monday 10:00 is answered by Monday 11:30."
    out = "\n".join(check_of(tmp_path, small_text(rule) + f"\n```example\n{example}\n```\n"))
    assert f"| {example}" in out
    assert "expected: response by Monday 5 January 2026 at 11:30" in out
    assert "got:      response by Monday 5 January 2026 at 12:00, 30 min later (§ 2)" in out
    unread = "\n".join(
        check_of(tmp_path, small_text(rule) + "\n```example\nA p11 raised on Monday 10:00 is served.\n```\n")
    )
    assert "expected:" not in unread
    assert "did you mean" in unread


def test_the_page_is_shown_as_text_and_as_html_without_script() -> None:
    code, text, _ = run("agreement", "show", "interstellio")
    assert (code, "Within 1 hour" in text) == (0, True)
    code, html, _ = run("agreement", "show", "interstellio", "--html")
    assert code == 0
    assert html.startswith("<!doctype html>")
    assert "<script" not in html
    assert 'id="3-1"' in html


def test_a_version_that_is_not_here_is_an_error() -> None:
    code, _, err = run("agreement", "show", "interstellio", "--version", "7")
    assert code == 2
    assert "version 1 only" in err


def test_a_difference_is_shown_clause_by_clause(tmp_path: Path) -> None:
    text = small_text("queue: {say: Wait}")
    document = tmp_path / "later.md"
    document.write_text(text.replace("Wait", "Wait a little").replace("version: 1", "version: 2"), encoding="utf-8")
    earlier = tmp_path / "earlier.md"
    earlier.write_text(text, encoding="utf-8")
    code, out, _ = run("agreement", "diff", "small", "--from", str(earlier), "--to", str(document), "--json")
    (change,) = json.loads(out)
    assert (code, change["clause"], change["change"]) == (0, "2", "changed")


def test_it_needs_neither_django_nor_a_database() -> None:
    code = "import sys, upheld.agreement_commands; sys.exit('django' in sys.modules or 'psycopg' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, env={"PYTHONPATH": ":".join(sys.path)})
    assert done.returncode == 0
