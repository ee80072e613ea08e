"""The five agreements answer every known case right."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from servicelevel.clocks.promise import Target, make_promise
from tests.support.agreements import shipped

VECTORS = Path(__file__).parent / "vectors" / "promises.jsonl"
CASES = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines()]


def _answers(target: Target, expected: str) -> bool:
    if target.due is not None:
        return target.due.isoformat() == expected
    return expected.casefold() in (target.text or "").casefold()


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['agreement']}-{c['facts']['priority']}-{c['at']}")
def test_the_agreement_promises_what_the_case_says(case: dict[str, Any]) -> None:
    promise = make_promise(shipped(case["agreement"]), facts=case["facts"], at=datetime.fromisoformat(case["at"]))
    expected: dict[str, str] = case["due"]
    assert {target.metric.value for target in promise.targets} == set(expected)
    for target in promise.targets:
        assert _answers(target, expected[target.metric.value]), (target.due, target.text)


def test_every_reason_for_a_target_begins_with_its_clause() -> None:
    promise = make_promise(
        shipped("intesys"), facts={"priority": "p1"}, at=datetime.fromisoformat("2026-11-21T22:10:00-05:00")
    )
    assert [target.because[0].clause for target in promise.targets] == [t.clause for t in promise.targets]
