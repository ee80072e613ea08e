"""The page of attack cases is fresh, and no case is without tests unless it says with what it comes."""

from tests.attacks.cases import CASES
from tests.attacks.page import PAGE, holders, page

HELD = holders()


def test_the_cases_are_numbered_in_order() -> None:
    assert [one.number for one in CASES] == list(range(1, 41))


def test_every_mark_names_a_case() -> None:
    assert set(HELD) <= {one.number for one in CASES}


def test_every_case_is_held_or_says_with_what_it_comes() -> None:
    assert [one.number for one in CASES if one.number not in HELD and not one.later] == []


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: make reference"
