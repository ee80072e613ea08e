"""The spelling of receipts, on which other programs rely."""

import hashlib
import json
from datetime import timedelta

import pytest

from servicelevel.clocks.receipts.receipt import FactsChange, OtherText
from servicelevel.clocks.receipts.written import canonical_json, written_receipt
from tests.support.receipts import FRIDAY, READ_AT, document, receipt


def test_canonical_json_sorts_keys_and_escapes_nothing_it_need_not() -> None:
    assert canonical_json({"b": ["é", None], "a": True}) == '{"a":true,"b":["é",null]}'


def test_the_digest_is_over_everything_but_itself() -> None:
    told = written_receipt(receipt())
    digest = told.pop("digest")
    assert digest == hashlib.sha256(canonical_json(told).encode()).hexdigest()


def test_the_document_holds_each_text_once_under_its_hash() -> None:
    told = document()
    (digest, text), *others = told["texts"].items()
    assert others == []
    assert hashlib.sha256(text.encode()).hexdigest() == digest == told["receipts"][0]["agreement"]["hash"]
    assert told["read_at"] == READ_AT.isoformat()


def test_it_is_json_and_comes_back_as_it_was() -> None:
    told = document(("paused", FRIDAY + timedelta(hours=1)))
    assert json.loads(json.dumps(told)) == told


def test_changes_of_the_facts_and_other_texts_are_told() -> None:
    change = FactsChange(at=READ_AT, before={"category": "fire"}, after={"category": "water"}, why="It had rained.")
    annex = OtherText(role="annex", title="Annex A", hash="ab" * 32)
    told = written_receipt(receipt(changes=(change,), others=(annex,), priority_asked="p1", priority_set="p2"))
    assert told["facts_changed"] == [
        {
            "at": READ_AT.isoformat(),
            "before": {"category": "fire"},
            "after": {"category": "water"},
            "why": "It had rained.",
        }
    ]
    assert told["agreement"]["others"] == [{"role": "annex", "title": "Annex A", "hash": "ab" * 32}]
    assert told["priority"] == {"asked": "p1", "set": "p2"}


@pytest.mark.parametrize(
    ("promise", "by", "amount"),
    [("by: '08:00'", "08:00", 0), ("within: 2 hours", None, 7200), ("within: 3 business days", None, 3)],
)
def test_the_amount_is_spelled_as_it_was_agreed(promise: str, by: str | None, amount: int) -> None:
    target = written_receipt(receipt(promise=promise))["target"]
    assert (target["by"], target["amount"]) == (by, amount)


def test_a_zone_west_of_greenwich_has_a_negative_offset() -> None:
    told = written_receipt(receipt())
    assert [row["utc_offset"] for row in told["offsets"]] == ["+01:00", "+02:00"]
