"""Support hours as words and as a chart of the week; nothing is decided about them here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import groupby

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from servicelevel.calendars.business_calendar import BusinessCalendar

DAY_MIN = 24 * 60
TICKS_APART_MIN = 160  # of a narrow chart: nearer to one another, the words below it would touch
_DAYS = tuple(WEEKDAYS_ABBR[day] for day in range(7))
# Minutes of one day, half-open; may run past midnight.
Windows = Sequence[tuple[int, int]]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartDay:
    """One day of a chart; positions are thousandths of the day."""

    label: str
    spans: tuple[tuple[float, float], ...]
    today: bool
    # Where the present stands, on the day that is today.
    now: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartTick:
    """A time written under the chart."""

    x: float
    label: str
    now: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekChart:
    """What the component `hours-chart` draws."""

    days: tuple[ChartDay, ...]
    scale: tuple[ChartTick, ...]
    words: str


def hours_words(calendar: BusinessCalendar | None) -> str:
    """Return the weekly hours of a calendar: `Mon–Fri 08:00–16:00`; any hour for none."""
    if calendar is None or calendar.always_open:
        return _("At any hour")
    week = [_day_words([(w.opens, w.closes) for w in calendar.hours.windows_on(day)]) for day in range(len(_DAYS))]
    stretches = []
    for words, days in groupby(range(len(_DAYS)), key=lambda day: week[day]):
        first, *rest = list(days)
        name = f"{_DAYS[first]}–{_DAYS[rest[-1]]}" if rest else str(_DAYS[first])
        if words:
            stretches.append(f"{name} {words}")
    return ", ".join(stretches) or _("Closed")


def week_chart(week: Sequence[Windows], *, at: datetime, zone: tzinfo) -> WeekChart:
    """Return the chart of a week, Monday first, with the present marked on its day."""
    local = at.astimezone(zone)
    minute = local.hour * 60 + local.minute
    spans = _over_midnight(week)
    days = tuple(
        ChartDay(
            label=str(label),
            spans=tuple((_share(a), _share(b - a)) for a, b in spans[number]),
            today=number == local.weekday(),
            now=_share(minute) if number == local.weekday() else None,
        )
        for number, label in enumerate(_DAYS)
    )
    words = "; ".join(f"{label} {_day_words(week[number]) or _('closed')}" for number, label in enumerate(_DAYS))
    return WeekChart(
        days=days, scale=_scale(week, minute), words=_("Support hours of a week. {days}").format(days=words)
    )


def _over_midnight(week: Sequence[Windows]) -> list[list[tuple[int, int]]]:
    """Return the week with what runs past midnight drawn on the next day."""
    spans: list[list[tuple[int, int]]] = [[] for _ in _DAYS]
    for number, windows in enumerate(week):
        for opens, closes in windows:
            spans[number].append((opens, min(closes, DAY_MIN)))
            if closes > DAY_MIN:
                spans[(number + 1) % len(_DAYS)].append((0, closes - DAY_MIN))
    return [sorted(day) for day in spans]


def _scale(week: Sequence[Windows], minute: int) -> tuple[ChartTick, ...]:
    edges = sorted({edge % DAY_MIN for windows in week for window in windows for edge in window} - {0})
    ticks = [ChartTick(x=_share(edge), label=_clock(edge)) for edge in edges]
    near = any(abs(edge - minute) < TICKS_APART_MIN for edge in edges)
    return tuple(ticks) if near else (*ticks, ChartTick(x=_share(minute), label=_("now"), now=True))


def _day_words(windows: Windows) -> str:
    return ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in windows)


def _clock(minute: int) -> str:
    if minute == DAY_MIN:
        return "24:00"
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _share(minute: int) -> float:
    return round(minute / DAY_MIN * 1000, 1)
