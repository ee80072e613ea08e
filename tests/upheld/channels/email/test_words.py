"""Mails are as firm as the promises they tell of, and strangers' text cannot deceive in them."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from upheld.channels.email import words

KATHMANDU = ZoneInfo("Asia/Kathmandu")
DUE = {"metric": "response_time", "due": "2026-12-31T20:00:00+00:00", "words": None, "amount": "1 h", "clause": "4.2"}


@pytest.mark.parametrize(
    ("strength", "sentence"),
    [
        ("guaranteed", "A first response will come by Fri 1 Jan 2027, 01:45 (1 h)."),
        ("target", "A first response is to come by Fri 1 Jan 2027, 01:45 (1 h)."),
        ("typical", "A first response typically comes by Fri 1 Jan 2027, 01:45 (1 h)."),
        ("best_effort", "A first response perhaps comes by Fri 1 Jan 2027, 01:45 (1 h)."),
    ],
)
def test_the_verb_says_how_firm_a_promise_is(strength: str, sentence: str) -> None:
    line = words.promise_line({**DUE, "strength": strength}, KATHMANDU)
    assert (line.sentence, line.clause, line.anchor) == (sentence, "4.2", "4-2")


@pytest.mark.parametrize(
    ("promised", "sentence"),
    [
        ({"words": "Future release", "strength": "target"}, "Resolution: Future release (target)."),
        ({"words": "at our discretion", "strength": "discretionary"}, "Resolution: at our discretion."),
        ({"words": "hours to two days", "strength": "typical"}, "Resolution: hours to two days (typical)."),
    ],
)
def test_a_promise_in_words_stays_in_words(promised: dict[str, Any], sentence: str) -> None:
    promise = {"metric": "resolution_time", "due": None, "amount": "", "clause": "5.1", **promised}
    assert words.promise_line(promise, KATHMANDU).sentence == sentence


def test_only_what_is_guaranteed_is_breached() -> None:
    breached = [strength for strength, said in words.PAST_DUE.items() if "is a breach" in said]
    assert breached == ["guaranteed"]


def test_a_line_stays_one_line_and_is_cut_with_an_ellipsis() -> None:
    assert words.one_line("Help\r\nBcc: all@acme.example\x00\x0b now") == "Help Bcc: all@acme.example now"
    assert words.one_line("a" * 81, longest=80) == "a" * 79 + "…"
    assert words.one_line("a" * 80, longest=80) == "a" * 80


def test_direction_marks_are_dropped_and_letters_that_need_joiners_kept() -> None:
    assert words.plain("invoice\u202efdp.exe\u2069") == "invoicefdp.exe"
    assert words.plain("می\u200cخواهم\n\t👩\u200d🔧") == "می\u200cخواهم\n\t👩\u200d🔧"
