"""Weekly support hours on the wall clock: windows that open on a weekday.

Holidays and zones live beside this.
"""

from dataclasses import dataclass
from itertools import pairwise

MINUTES_A_DAY = 1440
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class ImpossibleHours(ValueError):
    """Hours that no day can have."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Window:
    """A stretch of one day, in minutes of the wall clock after that day's midnight.

    A window over midnight closes after 1440; it belongs to the day on which it opens.
    """

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < MINUTES_A_DAY:
            raise ImpossibleHours(f"a window opens between 00:00 and 23:59, not at minute {self.opens}")
        if not self.opens < self.closes <= self.opens + MINUTES_A_DAY:
            raise ImpossibleHours(f"a window lasts up to 24 hours, not from {self.opens} to {self.closes}")

    def __str__(self) -> str:
        """Return it as written in an agreement, as in "09:00–17:30"."""
        return f"{wall_clock(self.opens)}–{wall_clock(self.closes, closing=True)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class SupportHours:
    """The windows of each weekday, Monday first; a day without any is closed."""

    days: tuple[tuple[Window, ...], ...]

    def __post_init__(self) -> None:
        if len(self.days) != len(WEEKDAYS):
            raise ImpossibleHours(f"a week has seven days, not {len(self.days)}")
        for day in self.days:
            _refuse_overlaps(day)

    def windows_on(self, weekday: int) -> tuple[Window, ...]:
        """Return the windows that open on `weekday`, 0 being Monday."""
        return self.days[weekday]

    @property
    def never_open(self) -> bool:
        """Whether no day has a window."""
        return not any(self.days)


def _refuse_overlaps(day: tuple[Window, ...]) -> None:
    for earlier, later in pairwise(day):
        if later.opens < earlier.closes:
            raise ImpossibleHours(f"{earlier} and {later} overlap or are out of order")


def wall_clock(minutes: int, *, closing: bool = False) -> str:
    """Return minutes after midnight as HH:MM; a closing at midnight is 24:00."""
    if closing and minutes == MINUTES_A_DAY:
        return "24:00"
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
