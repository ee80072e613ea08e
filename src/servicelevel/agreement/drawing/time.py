"""Drawing what is said about time: hours, holidays, targets, clocks and warnings."""

from collections.abc import Iterator
from datetime import date, timedelta

from servicelevel.agreement.drawing.drawer import Drawer, Drawn
from servicelevel.agreement.page_nodes import (
    Cell,
    DayHours,
    FactsList,
    HolidayRow,
    HolidayTable,
    HoursChart,
    Note,
    Table,
)
from servicelevel.agreement.promising.derivation import METRIC_WORDS, STRENGTH_WORDS
from servicelevel.agreement.terms import Amount, Counted, DayRule, Metric, Reopening, TargetRule
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.holidays import HolidayRule, PublicHolidays, holidays_in
from servicelevel.calendars.support_hours import Window
from servicelevel.decisions.explain import listing, weekday_name

_REOPENED = {
    Reopening.FROM_RECEIPT: "Reopened, it is counted again from receipt, and pauses stay out.",
    Reopening.FROM_REOPENING: "Reopened, it is counted afresh.",
    Reopening.UNTOUCHED: "Reopening leaves it as it is.",
}


def calendars(drawer: Drawer) -> Drawn:
    """Draw each calendar's week, exceptions and holidays."""
    clauses = drawer.agreement.calendar_clauses
    known = [c for name, c in drawer.agreement.calendars.items() if clauses[name] == drawer.clause]
    return tuple(node for calendar in known for node in _calendar(calendar, drawer))


def _calendar(calendar: BusinessCalendar, drawer: Drawer) -> Iterator[HoursChart | HolidayTable | FactsList]:
    yield HoursChart(
        name=calendar.name,
        label=calendar.label,
        zone=calendar.zone,
        always_open=calendar.always_open,
        days=() if calendar.always_open else tuple(_day(calendar, weekday) for weekday in range(7)),
        note=calendar.note,
    )
    if calendar.holidays:
        on = drawer.at.astimezone(calendar.tz).date()
        rows = (row for rule in calendar.holidays for row in _holiday_rows(rule, on=on))
        yield HolidayTable(
            caption=f"Days without {calendar.label}",
            rows=tuple(sorted(rows, key=lambda row: row.next_on or date.max)),
        )
    if exceptions := tuple(_exceptions(calendar)):
        yield FactsList(title="Exceptions", pairs=exceptions)


def _day(calendar: BusinessCalendar, weekday: int) -> DayHours:
    windows = calendar.hours.windows_on(weekday)
    return DayHours(
        day=weekday_name(weekday),
        windows=tuple((window.opens, window.closes) for window in windows),
        words=_windows_words(windows),
    )


def _windows_words(windows: tuple[Window, ...]) -> str:
    return listing(str(window) for window in windows) or "closed"


def _holiday_rows(rule: HolidayRule, *, on: date) -> Iterator[HolidayRow]:
    coming = [h for year in (on.year, on.year + 1) for h in holidays_in(year, rules=(rule,)) if h.on >= on]
    if not isinstance(rule, PublicHolidays):
        yield HolidayRow(name=rule.name, rule=rule.words, next_on=coming[0].on if coming else None)
        return
    for holiday in coming:
        if holiday.on < on + timedelta(days=365):
            yield HolidayRow(name=holiday.name, rule=rule.name, next_on=holiday.on)


def _exceptions(calendar: BusinessCalendar) -> Iterator[tuple[str, str]]:
    for on, why in sorted(calendar.closures.items()):
        yield on.isoformat(), f"closed: {why}"
    for on, windows in sorted(calendar.extra.items()):
        yield on.isoformat(), f"also open {_windows_words(windows)}"


def targets(drawer: Drawer) -> Drawn:
    """Draw the promises of each metric as a table: for what, how soon, how counted, how firm."""
    rules = [rule for rule in drawer.here(drawer.agreement.targets) if drawer.concerns(rule.when)]
    return tuple(
        Table(
            caption=METRIC_WORDS[metric],
            columns=("For", METRIC_WORDS[metric], "Counted", "How firm"),
            rows=tuple(_target(rule, drawer) for rule in rules if rule.metric is metric),
        )
        for metric in Metric
        if any(rule.metric is metric for rule in rules)
    )


def _target(rule: TargetRule, drawer: Drawer) -> tuple[Cell, ...]:
    condition = Cell(text=drawer.condition_words(rule.when))
    if rule.amount is None:
        promise = Cell(text="no promise of time", clause=rule.clause, note=rule.say)
        return condition, promise, Cell(text=""), Cell(text="")
    promise = Cell(text=_promise(rule.amount), strength=rule.strength, clause=rule.clause, note=rule.say)
    counted = Cell(text=_counted(rule, rule.amount, drawer))
    return condition, promise, counted, Cell(text=STRENGTH_WORDS[rule.strength], strength=rule.strength)


def _promise(amount: Amount) -> str:
    return amount.words if amount.text or amount.by is not None else f"within {amount.words}"


def _counted(rule: TargetRule, amount: Amount, drawer: Drawer) -> str:
    if amount.text is not None:
        return ""
    label = drawer.calendar_label(rule.calendar) if rule.calendar else ""
    if amount.by is not None:
        return "on the clock"
    if amount.counted is Counted.ELAPSED:
        opening = f", from the next opening of {label}" if rule.from_opening else ""
        return f"on the clock, day and night{opening}"
    closing = " to the end of the day" if amount.day_rule is DayRule.END_OF_DAY else ""
    return f"in {label}{closing}" if label != "round the clock" else label


def clocks(drawer: Drawer) -> Drawn:
    """Draw what starts and ends the clock of each metric."""
    rules = [rule for rule in drawer.agreement.clock_rules.values() if rule.clause == drawer.clause]
    pairs = tuple(
        (
            METRIC_WORDS[rule.metric],
            f"Ends when {_happenings(rule.stops)}. {_REOPENED[rule.reopening]}",
        )
        for rule in rules
    )
    return (FactsList(title="What ends a clock", pairs=pairs),)


_ENDED = {
    "public_reply": "a person on our desk has answered",
    "workaround": "there is a workaround",
    "resolved": "it is resolved",
    "customer_reply": "the customer has replied",
    "cancelled": "it is cancelled",
}


def _happenings(happenings: frozenset[str]) -> str:
    return listing((_ENDED.get(word, word.replace("_", " ")) for word in sorted(happenings)), last="or")


def pause_reasons(drawer: Drawer) -> Drawn:
    """Draw which waiting pauses what."""
    pairs = tuple(
        (pause.label, f"pauses {listing(METRIC_WORDS[m].lower() for m in Metric if m in pause.pauses)}")
        for pause in drawer.here(drawer.agreement.pause_reasons)
    )
    return (FactsList(title="While we wait", pairs=pairs),)


def warnings(drawer: Drawer) -> Drawn:
    """Draw when our own people are warned."""
    return tuple(
        Note(text=f"At {float(term.share):.0%} of a promised time we warn {listing(term.tell)}.")
        for term in drawer.here(drawer.agreement.warnings)
    )
