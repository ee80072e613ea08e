"""The tables of satisfaction: ratings, and the share of the satisfied by week."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upheld.improvement.queries import satisfaction as counted
from upheld.improvement.queries.days import week_of
from upheld.improvement.queries.number import Number, What
from upheld.improvement.queries.outcomes import Outcomes
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.numbers.asked import Asked
from upheld.surfaces.console.numbers.links import url_behind
from upheld.surfaces.console.numbers.tables import STACK, WEEKS, Cell, Column, Row, Table, share_words


def tables(frame: Frame, asked: Asked) -> Sequence[Table]:
    """Return every table of satisfaction."""
    return [_ratings(frame, asked), _weeks(frame, asked)]


def _ratings(frame: Frame, asked: Asked) -> Table:
    desk = frame.member.desk
    rows = [
        Row(
            label=str(one.rating.label),
            cells=(
                Cell(
                    value=one.answers,
                    url=url_behind(desk.name, Number(what=What.RATED, days=asked.days, rating=one.rating.value)),
                ),
            ),
        )
        for one in counted.ratings(desk, asked.days)
    ]
    answers = sum(row.cells[0].value for row in rows)
    return Table(
        key="ratings",
        title=_("Ratings"),
        about=_("Rating"),
        columns=(Column(label=_("Answers")),),
        rows=tuple(rows),
        chart=STACK,
        note=_note(answers, counted.asked(desk, asked.days)),
    )


def _note(answers: int, asked: int) -> str:
    given = ngettext("{count} answer.", "{count} answers.", answers).format(count=answers)
    sent = ngettext("{count} customer was asked in these days.", "{count} customers were asked in these days.", asked)
    return f"{given} {sent.format(count=asked)}"


def _weeks(frame: Frame, asked: Asked) -> Table:
    desk = frame.member.desk
    rows = []
    for one in counted.satisfied_weeks(desk, asked.days):
        days = week_of(one.begins_on).within(asked.days) or asked.days
        satisfied, others = (
            url_behind(desk.name, Number(what=What.RATED, days=days, satisfied=whether)) for whether in (1, 0)
        )
        cells = (Cell(value=one.satisfied, url=satisfied), Cell(value=one.others, url=others))
        share = share_words(Outcomes(kept=one.satisfied, missed=one.others))
        rows.append(Row(label=date_format(one.begins_on, _("j M Y")), cells=cells, more=share))
    return Table(
        key="satisfied",
        title=_("Satisfied by week"),
        about=_("Week from"),
        columns=(Column(label=_("Very good or good"), tone="met"), Column(label=_("Other ratings"))),
        rows=tuple(rows),
        chart=WEEKS,
        more=_("Share satisfied"),
    )
