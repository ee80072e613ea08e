"""The difference between two versions as their readers see it."""

from datetime import UTC, datetime

from servicelevel.agreement.amendment import Change
from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.page import build_page
from servicelevel.agreement.page_changes import ChangedLine, PageChange, page_changes
from tests.support.agreements import text_of

AT = datetime(2026, 11, 23, 15, tzinfo=UTC)


def changes(before: str, *replaced: tuple[str, str]) -> tuple[PageChange, ...]:
    after = before
    for old, new in replaced:
        assert old in after
        after = after.replace(old, new)
    earlier, later = (build_page(compile_agreement(text), at=AT) for text in (before, after))
    return page_changes(earlier, later)


def test_a_promise_that_changes_is_shown_in_the_words_of_the_page() -> None:
    (change,) = changes(text_of("interstellio"), ("within: 3 business hours", "within: 4 business hours"))
    assert (change.change, change.number, change.anchor) == (Change.CHANGED, "3.1", "3-1")
    assert [line for line in change.lines if line.mark != " "][:2] == [
        ChangedLine(mark="-", text="P2 – General | Within 3 business hours | in business hours | a target"),
        ChangedLine(mark="+", text="P2 – General | Within 4 business hours | in business hours | a target"),
    ]


def test_what_readers_do_not_see_is_no_change() -> None:
    assert changes(text_of("intesys"), ("version: 1\n", "version: 2\n"), ("    main: true\n", "    main: yes\n")) == ()


def test_a_name_that_changes_shows_wherever_it_is_read() -> None:
    found = changes(text_of("studio"), ("label: Emergency\n", "label: Alarm\n"))
    assert {change.number for change in found} >= {"1", "2.2", "3.1", "4.1"}


def test_clauses_come_and_go() -> None:
    added = changes(
        text_of("studio"), ("## 4 Emergencies\n", "## 4 Peace\n\nWords.\n\n## 5 Emergencies\n"), ("### 4.1", "### 5.1")
    )
    assert [(c.change, c.number, c.title) for c in added] == [
        (Change.REMOVED, "4.1", "What is one"),
        (Change.CHANGED, "4", "Peace"),
        (Change.ADDED, "5", "Emergencies"),
        (Change.ADDED, "5.1", "What is one"),
    ]
    assert {line.mark for change in added if change.change is Change.ADDED for line in change.lines} == {"+"}


def test_a_new_title_is_a_change_of_its_clause() -> None:
    (change,) = changes(text_of("integrato"), ("## 6 Escalation", "## 6 Pressing further"))
    assert (change.change, change.title) == (Change.CHANGED, "Pressing further")
    assert [line.text for line in change.lines if line.mark == "-"] == ["Escalation"]
