"""Telling people by the ways that they chose, and never leaving a broken promise unheard."""

from datetime import UTC, datetime, timedelta

import pytest

from upheld.audit.facts import THE_DESK
from upheld.notifications.actions import choices, erase, notices, telling
from upheld.notifications.facts import DEFAULTS, Happening, Ways
from upheld.notifications.models import Notice, Notification
from upheld.notifications.queries import NOTICES_SHOWN, choices_of, notice_page, unread_count

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)
SILENT, BOTH = Ways(in_app=False, mail=False), Ways(in_app=True, mail=True)
ANA = telling.Colleague(number=1, address="ana@x.example", name="Ana")
RAVI = telling.Colleague(number=2, address="ravi@x.example", name="Ravi")
AWAY = telling.Colleague(number=3, address="lou@x.example", name="Lou", away=True)


def news(happening: Happening = Happening.MENTIONED, *, number: int = 7) -> telling.News:
    return telling.News(
        happening=happening,
        desk="north",
        subject="ticket",
        number=number,
        title=f"N-{number} Orders stopped",
        verb="mentioned",
        by_name="Sem",
        words="look\n at  this " + "x" * 300,
        template="desk-mentioned",
        payload={},
    )


def tell(
    *people: telling.Colleague, key: str = "k", guardians: tuple[telling.Colleague, ...] = (), **of: object
) -> None:
    telling.tell(news(**of), people, key=key, guardians=guardians, at=AT)  # type: ignore[arg-type]  # passed through


def choose(person: telling.Colleague, happening: Happening, ways: Ways) -> None:
    choices.choose(person.number, {happening: ways}, desk="north", by=THE_DESK, at=AT)


def mailed() -> list[str]:
    return sorted(Notification.objects.values_list("recipient", flat=True))


def under_the_bell() -> list[int]:
    return sorted(Notice.objects.values_list("person", flat=True))


def test_each_is_told_by_the_ways_they_chose() -> None:
    choose(ANA, Happening.MENTIONED, Ways(in_app=False, mail=True))
    choose(RAVI, Happening.MENTIONED, Ways(in_app=True, mail=False))
    tell(ANA, RAVI)
    assert (mailed(), under_the_bell()) == ([ANA.address], [RAVI.number])


def test_telling_again_changes_nothing() -> None:
    for _ in range(2):
        tell(ANA)
    assert (mailed(), under_the_bell()) == ([ANA.address], [ANA.number])
    notice = Notice.objects.get()
    assert notice.words.startswith("look at this xxx")
    assert len(notice.words) == telling.WORDS_AT_MOST


def test_a_choice_is_of_one_desk_and_leaves_the_rest_as_it_was() -> None:
    choose(ANA, Happening.CLOSE, SILENT)
    assert choices_of(ANA.number, desk="north") == {**DEFAULTS, Happening.CLOSE: SILENT}
    assert choices_of(ANA.number, desk="south") == DEFAULTS
    choose(ANA, Happening.CLOSE, BOTH)
    assert choices_of(ANA.number, desk="north")[Happening.CLOSE] == BOTH


class TestABrokenPromise:
    def test_is_told_to_the_managers_if_everybody_switched_it_off(self) -> None:
        for person in (ANA, RAVI):
            choose(person, Happening.PAST_DUE, SILENT)
        tell(ANA, RAVI, guardians=(ANA,), happening=Happening.PAST_DUE)
        assert (mailed(), under_the_bell()) == ([ANA.address], [ANA.number])

    def test_is_left_to_whoever_wants_to_know(self) -> None:
        choose(ANA, Happening.PAST_DUE, SILENT)
        tell(ANA, RAVI, guardians=(ANA,), happening=Happening.PAST_DUE)
        assert mailed() == [RAVI.address]

    def test_does_not_count_on_somebody_away(self) -> None:
        choose(ANA, Happening.PAST_DUE, SILENT)
        tell(ANA, AWAY, guardians=(ANA, AWAY), happening=Happening.PAST_DUE)
        assert mailed() == [ANA.address, AWAY.address]

    def test_reaches_the_managers_even_if_they_are_all_away(self) -> None:
        tell(guardians=(AWAY,), happening=Happening.PAST_DUE)
        assert mailed() == [AWAY.address]

    def test_is_the_only_thing_that_overrides_a_choice(self) -> None:
        choose(ANA, Happening.CLOSE, SILENT)
        tell(ANA, guardians=(ANA,), happening=Happening.CLOSE)
        assert (mailed(), under_the_bell()) == ([], [])


class TestTheBell:
    def test_counts_what_is_unread_by_one_person_on_one_desk(self) -> None:
        tell(ANA, RAVI)
        tell(ANA, key="other", number=8)
        assert [unread_count(one, desk="north") for one in (1, 2, 3)] == [2, 1, 0]
        assert unread_count(1, desk="south") == 0
        notices.read_of(1, "ticket", 7, desk="north", at=AT)
        assert [unread_count(one, desk="north") for one in (1, 2)] == [1, 1]
        notices.unread_of(1, "ticket", 7, desk="north")
        assert unread_count(1, desk="north") == 2

    def test_marks_all_read_up_to_what_was_seen(self) -> None:
        tell(ANA)
        seen = Notice.objects.get().pk
        tell(ANA, key="later")
        notices.read_all(1, desk="north", through=seen, at=AT)
        assert unread_count(1, desk="north") == 1

    def test_groups_by_ticket_and_pages_by_key(self) -> None:
        for told in range(NOTICES_SHOWN + 2):
            tell(ANA, key=str(told), number=1 + told % 2)
        first = notice_page(1, desk="north", before=None)
        assert [group.number for group in first.groups] == [2, 1]
        assert sum(len(group.notices) for group in first.groups) == NOTICES_SHOWN
        last = notice_page(1, desk="north", before=first.next_before)
        assert sum(len(group.notices) for group in last.groups) == 2
        assert last.next_before is None

    def test_forgets_what_it_said_of_somebody_who_is_erased(self) -> None:
        tell(ANA, RAVI)
        tell(ANA, key="another's", number=8)
        erase.erase("north", addresses=[], tickets=[7], stand_in="erased")
        assert list(Notice.objects.values_list("number", flat=True)) == [8]

    def test_forgets_what_is_old(self) -> None:
        tell(ANA)
        assert notices.forget_old(at=AT + notices.KEPT_FOR - timedelta(seconds=1)) == 0
        assert notices.forget_old(at=AT + notices.KEPT_FOR) == 1
