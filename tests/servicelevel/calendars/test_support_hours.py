import pytest

from servicelevel.calendars.support_hours import ImpossibleHours, SupportHours, Window, wall_clock


def test_a_window_over_midnight_closes_after_twenty_four_hours() -> None:
    assert str(Window(opens=1320, closes=1800)) == "22:00–06:00"


def test_a_window_may_close_at_twenty_four_hours() -> None:
    assert str(Window(opens=0, closes=1440)) == "00:00–24:00"


@pytest.mark.parametrize(("opens", "closes"), [(-1, 60), (1440, 1500), (600, 600), (600, 500), (600, 2041)])
def test_a_window_that_no_day_can_have_is_refused(opens: int, closes: int) -> None:
    with pytest.raises(ImpossibleHours):
        Window(opens=opens, closes=closes)


def test_windows_of_a_day_may_touch_but_not_overlap() -> None:
    touching = (Window(opens=540, closes=720), Window(opens=720, closes=900))
    SupportHours(days=(touching, *((),) * 6))
    with pytest.raises(ImpossibleHours):
        SupportHours(days=((Window(opens=540, closes=721), touching[1]), *((),) * 6))


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ImpossibleHours):
        SupportHours(days=((),) * 6)


def test_midnight_is_written_by_what_it_does() -> None:
    assert (wall_clock(1440, closing=True), wall_clock(1440)) == ("24:00", "00:00")
