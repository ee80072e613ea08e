"""Hours that contradict what is counted on them: calendars that never open, and who keeps their hours.

Days off are looked at in `days_off`.
"""

from collections.abc import Iterator

from servicelevel.agreement.lint.finding import Check, Finding, Place, Severity, at_name
from servicelevel.agreement.terms import Agreement
from servicelevel.calendars.business_calendar import BusinessCalendar

CLOSED = Check(
    code="calendar-never-opens",
    severity=Severity.BLOCKING,
    finds="a calendar without a single open hour",
    why="Nothing can be counted on it and nobody is there.",
)
TARGET = Check(
    code="target-on-closed-calendar",
    severity=Severity.BLOCKING,
    finds="a target that is counted on a calendar that never opens",
    why="It never falls due.",
)
CHANNEL = Check(
    code="channel-without-hours",
    severity=Severity.BLOCKING,
    finds="a channel that keeps the hours of a calendar that never opens",
    why="It is offered and nobody ever answers there.",
)
CHECKS = (CLOSED, TARGET, CHANNEL)


def find(agreement: Agreement) -> Iterator[Finding]:
    """Yield each calendar that never opens, and what stands on it."""
    closed = {name for name, calendar in agreement.calendars.items() if never_opens(calendar)}
    for name in sorted(closed):
        message = f"calendar {name} never opens."
        instead = "Give it a week with hours, extra hours, or always_open: true; or remove it."
        yield CLOSED.found(at_name(agreement.statements, "calendars", name), message, instead=instead, about=(name,))
    for rule in agreement.targets:
        if rule.calendar in closed:
            at = Place(line=rule.line, column=rule.column, width=1, clause=rule.clause)
            message = f"this {rule.metric} is counted on {rule.calendar}, which never opens."
            instead = "Name a calendar that opens, as in on: office."
            yield TARGET.found(at, message, instead=instead, about=(rule.metric, str(rule.calendar)))
    for channel in agreement.channels:
        if channel.calendar in closed:
            message = f"channel {channel.key} keeps the hours of {channel.calendar}, which never opens."
            at = at_name(agreement.statements, "channels", channel.key)
            yield CHANNEL.found(at, message, instead="Write hours: any hour, or a calendar.", about=(channel.key,))


def never_opens(calendar: BusinessCalendar) -> bool:
    """Say whether a calendar has neither weekly nor extra hours."""
    return calendar.hours.never_open and not calendar.always_open and not any(calendar.extra.values())
