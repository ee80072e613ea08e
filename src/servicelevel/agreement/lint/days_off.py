"""Days off that fall where the calendar is closed anyway, without a word on what happens then.

Hours are looked at in `hours`.
"""

from collections.abc import Iterator

from servicelevel.agreement.lint.finding import Check, Finding, Severity, at_node
from servicelevel.agreement.terms import Agreement
from servicelevel.agreement.written import entry_of, items_of, written_at
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.holidays import HolidayRule, Observed, SingleDate, YearlyDate
from servicelevel.calendars.support_hours import WEEKDAYS
from servicelevel.decisions.explain import listing, weekday_name

WEEKEND = Check(
    code="holiday-on-weekend",
    severity=Severity.ADVICE,
    finds="a holiday that lands on a closed weekday in some years, without a rule on when it is observed then",
    why="Half of the readers expect the Monday off, the other half expect an answer on it.",
)
CHECKS = (WEEKEND,)


def find(agreement: Agreement) -> Iterator[Finding]:
    """Yield each holiday by date that lands on a closed day and does not say when it is observed then."""
    for name, calendar in agreement.calendars.items():
        written = items_of(written_at(agreement.statements, "calendars", name, "holidays"))
        for node, rule in zip(written, calendar.holidays, strict=True):
            landing = _closed_days(rule, calendar)
            if landing and entry_of(node, "observed") is None:
                days = listing(map(weekday_name, landing), last="or")
                yield WEEKEND.found(
                    at_node(node, agreement.calendar_clauses[name]),
                    f"{rule.name} can fall on a {days}, when {calendar.label} are not given anyway,"
                    " and it is not said when it is observed then.",
                    instead=f"Write observed: {listing(Observed, last='or')}.",
                    about=(name, rule.name),
                )


def _closed_days(rule: HolidayRule, calendar: BusinessCalendar) -> tuple[int, ...]:
    """Return the weekdays without hours on which `rule` can fall."""
    closed = tuple(day for day in range(len(WEEKDAYS)) if not calendar.hours.windows_on(day))
    if isinstance(rule, YearlyDate):
        return closed
    return (rule.on.weekday(),) if isinstance(rule, SingleDate) and rule.on.weekday() in closed else ()
