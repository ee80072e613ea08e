"""The tables of promises: kept, missed and breached, by week, clause, priority, team and customer."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from upheld.improvement.queries import outcomes as counted
from upheld.improvement.queries.days import week_of
from upheld.improvement.queries.number import Number, What
from upheld.improvement.queries.outcomes import Outcomes
from upheld.presentation.citations import clause_url
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.numbers.asked import Asked
from upheld.surfaces.console.numbers.links import OUTCOMES, url_behind
from upheld.surfaces.console.numbers.tables import STACK, WEEKS, Cell, Row, Table, outcome_columns, share_words
from upheld.tickets.queries.faces import METRIC_LABELS, STRENGTH_LABELS


def tables(frame: Frame, asked: Asked) -> Sequence[Table]:
    """Return every table of promises."""
    return [
        _weeks(frame, asked),
        _clauses(frame, asked),
        _priorities(frame, asked),
        _teams(frame, asked),
        *_who(frame, asked),
    ]


def _weeks(frame: Frame, asked: Asked) -> Table:
    rows = []
    for monday, outcomes in counted.by_week(frame.member.desk, asked.days, asked.narrowing):
        days = week_of(monday).within(asked.days) or asked.days
        rows.append(_row(frame, date_format(monday, _("j M Y")), outcomes, replace(_number(asked), days=days)))
    return _table("weeks", _("By week"), _("Week from"), rows, chart=WEEKS)


def _clauses(frame: Frame, asked: Asked) -> Table:
    rows = []
    for one in counted.by_clause(frame.member.desk, asked.days, asked.narrowing):
        number = replace(_number(asked), clause=one.clause, metric=one.metric, strength=one.strength)
        label = f"§ {one.clause} {METRIC_LABELS[one.metric][0]}, {STRENGTH_LABELS[one.strength].lower()}"
        rows.append(_row(frame, label, one.outcomes, number, url=clause_url(frame.member.desk.name, one.clause)))
    return _table("clauses", _("By clause"), _("Clause"), rows)


def _priorities(frame: Frame, asked: Asked) -> Table:
    labels = {term.key: term.label for term in frame.agreement.priorities}
    rows = [
        _row(frame, labels.get(key, key) or _("No priority"), outcomes, replace(_number(asked), priority=key))
        for key, outcomes in counted.by_priority(frame.member.desk, asked.days, asked.narrowing)
    ]
    return _table("priorities", _("By priority"), _("Priority"), rows)


def _teams(frame: Frame, asked: Asked) -> Table:
    rows = [
        _row(frame, one.name or _("No team"), one.outcomes, replace(_number(asked), team=one.id or 0))
        for one in counted.by_team(frame.member.desk, asked.days, asked.narrowing)
    ]
    return _table("teams", _("By team"), _("Team that has the ticket"), rows)


def _who(frame: Frame, asked: Asked) -> Sequence[Table]:
    """Return the table of customers, which nothing narrows: so it is only there while nothing is narrowed."""
    if asked.narrowing != counted.Narrowing():
        return []
    rows = [
        _row(
            frame, one.name or _("Without an organisation"), one.outcomes, replace(_number(asked), customer=one.id or 0)
        )
        for one in counted.by_customer(frame.member.desk, asked.days)
    ]
    full = len(rows) == counted.CUSTOMERS_SHOWN
    note = _("The {count} with most unkept promises.").format(count=len(rows)) if full else ""
    return [_table("customers", _("By customer"), _("Customer"), rows, note=note)]


def _number(asked: Asked) -> Number:
    narrowed = asked.narrowing
    return Number(
        what=What.PROMISES,
        days=asked.days,
        metric=narrowed.metric,
        priority=narrowed.priority,
        team=narrowed.team,
    )


def _row(frame: Frame, label: str, outcomes: Outcomes, number: Number, *, url: str = "") -> Row:
    desk = frame.member.desk.name
    cells = tuple(
        Cell(value=getattr(outcomes, name), url=url_behind(desk, replace(number, outcome=name))) for name in OUTCOMES
    )
    return Row(label=label, cells=cells, url=url, more=share_words(outcomes))


def _table(key: str, title: str, about: str, rows: Sequence[Row], *, chart: str = STACK, note: str = "") -> Table:
    return Table(
        key=key,
        title=title,
        about=about,
        columns=outcome_columns(),
        rows=tuple(rows),
        chart=chart,
        note=note,
        more=_("Share kept"),
    )
