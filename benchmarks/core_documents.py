"""What the figures of the core are taken on: an office calendar, clocks that were paused twice, and a long document.

Measuring lives in `core`.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Metric
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.holidays import PublicHolidays
from servicelevel.calendars.support_hours import SupportHours, Window
from servicelevel.clocks.events import ClockEvent, ClockEventKind
from servicelevel.clocks.promise import make_promise
from servicelevel.decisions.explain import month_name, weekday_name

AGREEMENTS = Path(__file__).parents[1] / "agreements"
CLAUSES = 40
_HOUR_S = 3600
_TWICE_PAUSED = (ClockEventKind.PAUSED, ClockEventKind.RESUMED) * 2


@dataclass(frozen=True, kw_only=True, slots=True)
class LivedClock:
    """A clock with what happened to it, and when it is read."""

    target: Target
    events: tuple[ClockEvent, ...]
    at: datetime


def national_office() -> BusinessCalendar:
    """Return nine to six on weekdays in São Paulo, but for the national holidays."""
    day = (Window(opens=540, closes=1080),)
    return BusinessCalendar(
        name="office",
        label="office hours",
        zone="America/Sao_Paulo",
        hours=SupportHours(days=(day,) * 5 + ((),) * 2),
        holidays=(PublicHolidays(name="National holidays", country="BR"),),
    )


def two_years_of_clocks(count: int, *, chance: Random) -> list[LivedClock]:
    """Return clocks of two business hours, received at any second of two years and paused twice for up to 20 hours."""
    agreement = compile_agreement((AGREEMENTS / "integrato.md").read_text(encoding="utf-8"))
    first = datetime(2026, 1, 1, tzinfo=UTC)
    clocks = []
    for _ in range(count):
        at = first + timedelta(seconds=chance.randrange(730 * 24 * _HOUR_S))
        target = make_promise(agreement, facts={"priority": "p2"}, at=at).target(Metric.RESPONSE_TIME)
        assert target is not None
        events = [ClockEvent(kind=ClockEventKind.STARTED, at=at)]
        for kind in _TWICE_PAUSED:
            at += timedelta(seconds=chance.randrange(20 * _HOUR_S))
            events.append(ClockEvent(kind=kind, at=at, reason="customer"))
        clocks.append(LivedClock(target=target, events=tuple(events), at=at + timedelta(hours=2)))
    return clocks


def forty_clauses() -> str:
    """Return a shipped agreement with as many more clauses as make forty, each with a calendar and an example."""
    text = (AGREEMENTS / "intesys.md").read_text(encoding="utf-8")
    clauses = compile_agreement(text).clauses
    chapters = sum("." not in clause.number for clause in clauses)
    return text + "".join(_clause(chapters + more) for more in range(1, CLAUSES - len(clauses) + 1))


def _clause(number: int) -> str:
    on = date(2026, 3, 2) + timedelta(days=number)
    day = f"{weekday_name(on.weekday())} {on.day} {month_name(on.month)} {on.year}"
    return f"""
## {number} Team {number}

Each of our teams has hours of its own, and says so here rather than on the phone.

```terms
calendars:
  team_{number}:
    label: hours of team {number}
    week:
      monday to thursday: 08:00-12:00, 13:00-17:30
      friday: 08:00-14:00
    holidays:
      - country: BR
      - {{name: Founders' day, rule: first Monday of May}}
```

```example
A P3 raised on {day} at 13:03 is answered by {day} at 21:03.
```
"""
