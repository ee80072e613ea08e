"""The spelling of receipts, on which other programs rely."""

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from servicelevel.clocks.receipts.receipt import CountedAnew, Fulfilled, OtherText
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


def test_recounts_and_other_texts_are_told() -> None:
    act = CountedAnew(
        at=READ_AT,
        cause="facts",
        why="It had rained.",
        before={"category": "fire"},
        after={"category": "water"},
        version_before=1,
        version_after=2,
    )
    annex = OtherText(role="annex", title="Annex A", hash="ab" * 32)
    told = written_receipt(receipt(recounts=(act,), others=(annex,), priority_asked="p1", priority_set="p2"))
    assert told["recounts"] == [
        {
            "at": READ_AT.isoformat(),
            "cause": "facts",
            "why": "It had rained.",
            "before": {"version": 1, "facts": {"category": "fire"}},
            "after": {"version": 2, "facts": {"category": "water"}},
        }
    ]
    assert told["agreement"]["others"] == [{"role": "annex", "title": "Annex A", "hash": "ab" * 32}]
    assert told["priority"] == {"asked": "p1", "set": "p2"}


@pytest.mark.parametrize(("released_on", "written"), [(date(2026, 4, 1), "2026-04-01"), (None, None)])
def test_what_fulfilled_a_promise_in_words_is_told(released_on: date | None, written: str | None) -> None:
    done = Fulfilled(at=READ_AT, kind="release", words="4.2", released_on=released_on)
    told = written_receipt(replace(receipt(promise="words: Future release"), fulfilled=done))["fulfilled"]
    assert told == {"at": READ_AT.isoformat(), "kind": "release", "words": "4.2", "url": "", "released_on": written}


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
