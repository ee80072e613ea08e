"""The tables of workload: what comes and goes by week, the hours at which it comes, and the age of what stays."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upheld.improvement.queries import workload as counted
from upheld.improvement.queries.days import Days, week_of
from upheld.improvement.queries.number import Number, What
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.numbers.asked import Asked
from upheld.surfaces.console.numbers.links import url_behind
from upheld.surfaces.console.numbers.tables import BARS, HEAT, STACK, Cell, Column, Row, Table


def tables(frame: Frame, asked: Asked) -> Sequence[Table]:
    """Return every table of workload."""
    return [_backlog(frame), _flow(frame, asked), _hours(frame, asked)]


def _backlog(frame: Frame) -> Table:
    desk = frame.member.desk
    today = frame.at.astimezone(ZoneInfo(desk.zone)).date()
    rows = []
    for age in counted.backlog(desk, today=today):
        first, last = counted.received_within(age, today=today)
        days = Days(first=first or last - counted.LONGEST_AGE, last=last)
        url = url_behind(desk.name, Number(what=What.OPEN, days=days))
        rows.append(Row(label=_age_words(age), cells=(Cell(value=age.tickets, url=url),)))
    return Table(
        key="backlog",
        title=_("Open tickets by age"),
        about=_("Received"),
        columns=(Column(label=_("Open tickets"), tone="hold"),),
        rows=tuple(rows),
        chart=STACK,
        note=_("As of now, whatever days are chosen."),
    )


def _flow(frame: Frame, asked: Asked) -> Table:
    desk = frame.member.desk
    rows = []
    for one in counted.flow_by_week(desk, asked.days):
        days = week_of(one.begins_on).within(asked.days) or asked.days
        came, went = (url_behind(desk.name, Number(what=what, days=days)) for what in (What.RECEIVED, What.CLOSED))
        cells = (Cell(value=one.received, url=came), Cell(value=one.closed, url=went))
        rows.append(Row(label=date_format(one.begins_on, _("j M Y")), cells=cells))
    return Table(
        key="flow",
        title=_("Received and closed by week"),
        about=_("Week from"),
        columns=(Column(label=_("Received")), Column(label=_("Closed"), tone="met")),
        rows=tuple(rows),
        chart=BARS,
    )


def _hours(frame: Frame, asked: Asked) -> Table:
    desk = frame.member.desk
    rows = []
    for weekday, hours in enumerate(counted.hours_of_the_week(desk, asked.days), start=1):
        numbers = (
            Number(what=What.RECEIVED, days=asked.days, weekday=weekday, hour=hour) for hour in range(len(hours))
        )
        cells = tuple(
            Cell(value=value, url=url_behind(desk.name, number)) for value, number in zip(hours, numbers, strict=True)
        )
        rows.append(Row(label=str(WEEKDAYS[weekday - 1]), cells=cells))
    return Table(
        key="hours",
        title=_("Received by hour of the week"),
        about=_("Weekday"),
        columns=tuple(Column(label=f"{hour:02}") for hour in range(24)),
        rows=tuple(rows),
        chart=HEAT,
        note=_("Hours are those of the desk, {zone}.").format(zone=desk.zone),
    )


def _age_words(age: counted.Age) -> str:
    if age.to_days == 0:
        return _("today")
    if age.to_days is None:
        return _("more than {count} days ago").format(count=age.from_days - 1)
    if age.from_days == age.to_days:
        return ngettext("{count} day ago", "{count} days ago", age.to_days).format(count=age.to_days)
    return _("{first} to {last} days ago").format(first=age.from_days, last=age.to_days)
