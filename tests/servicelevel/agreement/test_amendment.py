from datetime import date

import pytest

from servicelevel.agreement.amendment import Change, NotInForce, difference, in_force, with_front
from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.scanning import canonical
from tests.support.agreements import shipped, small_text, text_of


def test_nothing_differs_from_itself() -> None:
    assert difference(shipped("intesys"), shipped("intesys")) == ()


def test_a_changed_number_is_shown_under_its_clause() -> None:
    later = compile_agreement(
        text_of("intesys")
        .replace("within: 30 elapsed minutes", "within: 15 elapsed minutes")
        .replace("at 23:10", "at 22:55")
    )
    (change,) = difference(shipped("intesys"), later)
    assert (change.change, change.number) == (Change.CHANGED, "4.1")
    assert "-        within: 30 elapsed minutes" in change.lines
    assert "+        within: 15 elapsed minutes" in change.lines


def test_clauses_are_added_and_removed() -> None:
    short = compile_agreement(small_text())
    long = compile_agreement(small_text() + "\n## 3 New\n\nWords.\n")
    assert [(c.change, c.number) for c in difference(short, long)] == [(Change.ADDED, "3")]
    assert [(c.change, c.number) for c in difference(long, short)] == [(Change.REMOVED, "3")]


def test_the_version_in_force_is_the_last_to_take_effect() -> None:
    old = compile_agreement(small_text())
    new = compile_agreement(small_text().replace("version: 1", "version: 2").replace("2026-01-01", "2026-07-01"))
    assert in_force([new, old], on=date(2026, 6, 30)) is old
    assert in_force([old, new], on=date(2026, 7, 1)) is new
    with pytest.raises(NotInForce):
        in_force([old, new], on=date(2025, 12, 31))


def test_the_next_version_differs_in_its_front_matter_alone() -> None:
    text = canonical(small_text())
    later = with_front(text, version=2, effective_on=date(2026, 7, 1))
    assert later == text.replace("version: 1", "version: 2", 1).replace("2026-01-01", "2026-07-01", 1)
    assert with_front(text, version=2) == text.replace("version: 1", "version: 2", 1)


def test_a_version_that_is_written_below_the_front_matter_stays() -> None:
    text = small_text() + "\nversion: 1\n"
    assert with_front(text, version=2).endswith("\nversion: 1\n")


def test_a_text_without_front_matter_comes_back_as_it_is() -> None:
    assert with_front("# Hello", version=2) == "# Hello"
