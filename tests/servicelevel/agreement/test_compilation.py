import pytest

from servicelevel.agreement.compilation import FaultyAgreement, compile_agreement
from servicelevel.agreement.terms import Agreement
from tests.support.agreements import FRONT, NAMES, shipped, small, small_text, text_of


def faults(text: str) -> list[str]:
    with pytest.raises(FaultyAgreement) as caught:
        compile_agreement(text)
    return [str(fault) for fault in caught.value.faults]


def faults_of(terms: str) -> list[str]:
    return faults(small_text(terms))


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_agreement_compiles_and_names_itself(name: str) -> None:
    assert (shipped(name).name, shipped(name).version) == (name, 1)


@pytest.mark.parametrize("name", NAMES)
def test_every_term_names_a_clause_of_the_document(name: str) -> None:
    agreement = shipped(name)
    terms = (*agreement.targets, *agreement.channels, *agreement.priorities, *agreement.pause_reasons)
    assert {term.clause for term in terms} <= set(agreement.clauses)


def test_the_hash_is_of_the_canonical_text() -> None:
    text = text_of("studio")
    windows = text.replace("\n", "\r\n") + "\n\n"
    assert compile_agreement(windows).hash == shipped("studio").hash
    assert compile_agreement(windows) == shipped("studio")
    assert compile_agreement(text.replace("simple", "easy")) != shipped("studio")


def test_all_faults_are_told_at_once_with_line_and_clause() -> None:
    told = faults_of("targets:\n  response_time:\n    rules:\n      - {within: soon}\npausing: {}")
    assert len(told) == 3
    assert all("(§ 2)" in fault for fault in told)
    assert told[0].startswith("34:9 (§ 2): ")
    assert "needs 'strength'" in told[0] + told[1]


def test_an_unknown_key_is_refused_with_those_that_are_allowed() -> None:
    (told,) = faults_of("self_help:\n  - {label: Help, url: https://example.org}")
    assert "has no 'url'" in told
    assert "Allowed: definition, label or link." in told


def test_an_unknown_kind_of_statement_is_refused_with_those_that_exist() -> None:
    (told,) = faults_of("target: {}")
    assert "'target' is not a kind of statement" in told
    assert "targets" in told


def test_an_unknown_fact_in_a_condition_is_refused() -> None:
    (told,) = faults_of("queue:\n  - {say: Wait, when: {plan: gold}}")
    assert "has no 'plan'" in told


def test_an_unknown_value_in_a_condition_is_refused_with_those_that_exist() -> None:
    (told,) = faults_of("queue:\n  - {say: Wait, when: {priority: p7}}")
    assert "'p7' is not a known value of 'priority'" in told
    assert "p1 or p2" in told


@pytest.mark.parametrize(
    ("amount", "hint"),
    [
        ("3 days", "write business days, or 72 elapsed hours"),
        ("soon", "write 30 elapsed minutes, 2 elapsed hours, 3 business hours or 5 business days"),
        ("0 hours", "between one minute and ten years"),
        ("999999 hours", "between one minute and ten years"),
        ("-1 hours", "is not an amount of time"),
    ],
)
def test_an_amount_that_says_too_little_or_too_much_is_refused(amount: str, hint: str) -> None:
    rule = f"targets:\n  response_time:\n    strength: target\n    rules: [{{within: {amount}}}]"
    assert any(hint in fault for fault in faults_of(rule))


def test_a_rule_promises_exactly_one_thing() -> None:
    rule = "targets:\n  response_time:\n    strength: target\n    rules: [{within: 1 hour, words: Soon}]"
    assert "promises exactly one thing" in faults_of(rule)[0]


@pytest.mark.parametrize("zone", ["EST", "BRT", "CET", "Mars/Olympus", "UTC+25:00", "../etc/passwd"])
def test_an_abbreviation_or_an_invented_zone_is_refused(zone: str) -> None:
    told = faults(small_text(front=FRONT.replace("Europe/Paris", zone)))
    assert any(zone in fault and "write" in fault for fault in told)


def test_a_document_without_front_matter_is_told_how_to_begin() -> None:
    (told,) = faults("# Hello\n")
    assert "no front matter" in told


@pytest.mark.parametrize("key", ["name", "title", "provider", "language", "version", "effective", "zone", "locale"])
def test_every_line_of_the_front_matter_is_needed(key: str) -> None:
    lines = [line for line in FRONT.splitlines() if not line.startswith(f"{key}:")]
    told = faults(small_text(front="\n".join(lines) + "\n"))
    assert any(f"needs '{key}'" in fault for fault in told)


@pytest.mark.parametrize(
    ("heading", "hint"),
    [
        ("## Without a number", "has no clause number"),
        ("## 4 Too far", "Here 3 would be right"),
        ("### 2.2 Too far", "Here 2.1 would be right"),
        ("# 3 Too high", "Write ## before 3"),
    ],
)
def test_clauses_are_numbered_in_order(heading: str, hint: str) -> None:
    assert any(hint in fault for fault in faults(small_text() + f"\n{heading}\n"))


def test_headings_inside_fences_are_no_clauses() -> None:
    agreement = small(prose="```\n## 9 Not a clause\n```")
    assert [clause.number for clause in agreement.clauses] == ["1", "2"]


def test_a_block_that_is_never_closed_is_noticed() -> None:
    assert any("never closed" in fault for fault in faults(small_text() + "\n```terms\nqueue: {say: Wait}\n"))


def test_terms_before_the_first_clause_belong_nowhere() -> None:
    text = f"{FRONT}\n```terms\nqueue: {{say: Wait}}\n```\n" + small_text().removeprefix(FRONT)
    assert any("belong to a clause" in fault for fault in faults(text))


def test_a_kind_that_may_be_stated_once_is_refused_the_second_time() -> None:
    told = faults_of("priorities:\n  p3: {label: P3, definition: Again}")
    assert any("stated already, in clause 1" in fault for fault in told)


def test_overlapping_windows_are_refused() -> None:
    told = faults_of("calendars:\n  late: {label: Late, week: {monday: '09:00-12:00, 11:00-13:00'}}")
    assert any("overlap" in fault for fault in told)


def test_two_defaults_are_refused() -> None:
    text = small_text().replace("definition: Bad}", "definition: Bad, default: true}")
    assert any("more than one default" in fault for fault in faults(text))


@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_a_shipped_agreement_can_be_lost_unnoticed_from_its_terms(name: str) -> None:
    # Dropping the colon of any terms line must never pass silently as the same agreement.
    agreement = shipped(name)
    broken = agreement.text.replace("response_time:", "response_tine:", 1)
    if broken != agreement.text:
        with pytest.raises(FaultyAgreement, match="response_tine"):
            compile_agreement(broken)


def test_an_agreement_is_a_value() -> None:
    twin: Agreement = compile_agreement(text_of("studio"))
    assert {twin, shipped("studio")} == {shipped("studio")}


def test_an_agreement_is_named_in_a_traceback_rather_than_written_out() -> None:
    agreement = shipped("integrato")
    assert repr(agreement) == f"Agreement(integrato v1 {agreement.hash[:8]})"
