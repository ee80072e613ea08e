"""The tables of times: how long first responses, resolutions and closings took."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from upheld.improvement.queries.durations import Distribution, distributions, limits_of
from upheld.improvement.queries.number import Number, What
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.numbers.asked import Asked
from upheld.surfaces.console.numbers.links import url_behind
from upheld.surfaces.console.numbers.tables import STACK, Cell, Column, Row, Table

HALF, NINE_IN_TEN = 0.5, 0.9


def tables(frame: Frame, asked: Asked) -> Sequence[Table]:
    """Return a table for each kind of time that something took."""
    return [_table(frame, asked, one) for one in distributions(frame.member.desk, asked.days)]


def band_words(band: int) -> str:
    """Return a band of durations in words; hours are never called days, for a day of support time is none."""
    begins, ends = limits_of(band)
    if ends is None:
        return _("{length} or more").format(length=_length(begins))
    if not begins:
        return _("under {length}").format(length=_length(ends))
    return _("{begins} to {ends}").format(begins=_length(begins), ends=_length(ends))


def _table(frame: Frame, asked: Asked, one: Distribution) -> Table:
    rows = [
        Row(label=band_words(band), cells=(Cell(value=number, url=_url(frame, asked, one, band)),))
        for band, number in enumerate(one.tickets)
    ]
    titles = {
        "first_response": _("Until the first response"),
        "resolution": _("Until the resolution that was promised"),
        "closing": _("From receipt to closing"),
    }
    kinds = {"support": _("support time"), "elapsed": _("elapsed time")}
    return Table(
        key=f"{one.measure}-{one.kind}".replace("_", "-"),
        title=f"{titles[one.measure]}, {kinds[one.kind]}",
        about=kinds[one.kind].capitalize(),
        columns=(Column(label=_("Tickets")),),
        rows=tuple(rows),
        chart=STACK,
        note=_note(one),
    )


def _note(one: Distribution) -> str:
    half, most = (limits_of(one.within(share) or 0)[1] for share in (HALF, NINE_IN_TEN))
    said = [
        sentence.format(length=_length(limit))
        for sentence, limit in ((_("Half within {length}."), half), (_("Nine in ten within {length}."), most))
        if limit is not None
    ]
    return " ".join(said)


def _url(frame: Frame, asked: Asked, one: Distribution, band: int) -> str:
    number = Number(what=What.DURATIONS, days=asked.days, measure=one.measure, kind=one.kind, band=band)
    return url_behind(frame.member.desk.name, number)


def _length(seconds: int) -> str:
    minutes = seconds // 60
    return _("{count} min").format(count=minutes) if minutes < 60 else _("{count} h").format(count=minutes // 60)
