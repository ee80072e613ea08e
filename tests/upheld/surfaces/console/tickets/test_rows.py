"""A row is drawn once for all who look while it says the same, and anew as soon as it says something else."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils import translation

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.views import view
from upheld.surfaces.console.tickets.rows import drawn_by_group, drawn_once
from upheld.tickets.queries.columns import DEFAULT_COLUMNS
from upheld.tickets.queries.queue import QueueRow, queue_page

LONDON = ZoneInfo("Europe/London")


def rows_after(cast: Cast, **passed: float) -> tuple[QueueRow, ...]:
    at = BEFORE_ALL + timedelta(**passed)
    return queue_page(cast.north, view(cast.north, cast.agent, at=at), after=None, at=at, zone=LONDON).rows


def drawn(rows: tuple[QueueRow, ...], desk: str = "integrato", columns: tuple[str, ...] = DEFAULT_COLUMNS) -> str:
    ((row,),) = drawn_by_group(rows, desk=desk, columns=columns).values()
    return row


def test_a_row_is_drawn_once_while_its_words_stay_the_same(cast: Cast) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    drawn(rows_after(cast, minutes=1, seconds=10))
    before = drawn_once.cache_info()

    drawn(rows_after(cast, minutes=1, seconds=11))

    assert drawn_once.cache_info().misses == before.misses
    assert drawn_once.cache_info().hits == before.hits + 1


def test_its_ring_is_that_of_the_second_all_the_same(cast: Cast) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    (row,) = rows_after(cast, minutes=1, seconds=11)

    shown = drawn((row,))

    assert row.face is not None
    assert f'data-as-of="{row.face.as_of.isoformat()}"' in shown
    assert row.face.sentence in shown
    assert "\x00" not in shown


def test_what_is_left_is_drawn_anew_as_time_passes(cast: Cast) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    assert drawn(rows_after(cast, minutes=1)) != drawn(rows_after(cast, minutes=2))


def test_a_row_that_says_something_else_is_drawn_anew_within_the_second(cast: Cast) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1", subject="Orders stopped")
    rows = rows_after(cast, minutes=1)
    changed = tuple(replace(row, subject="Orders flow again") for row in rows)
    assert "Orders stopped" in drawn(rows)
    assert "Orders flow again" in drawn(changed)


def test_rows_of_two_desks_that_say_the_same_lead_to_their_own_tickets(cast: Cast) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    rows = rows_after(cast, minutes=1)
    assert "/integrato/console/tickets/1/" in drawn(rows)
    assert "/interworx/console/tickets/1/" in drawn(rows, "interworx")


def test_who_chose_other_columns_is_shown_another_drawing(cast: Cast) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    rows = rows_after(cast, minutes=1)

    assert "Acme" in drawn(rows)
    assert "Acme" not in drawn(rows, columns=("kind",))
    assert "Question" in drawn(rows, columns=("kind",))


def test_a_row_is_drawn_anew_for_a_reader_of_another_language(cast: Cast) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    rows = rows_after(cast, minutes=1)
    drawn(rows)
    misses = drawn_once.cache_info().misses

    with translation.override("pt-br"):
        drawn(rows)

    assert drawn_once.cache_info().misses == misses + 1
