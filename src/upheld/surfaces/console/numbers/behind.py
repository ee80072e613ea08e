"""The list of tickets behind a number: in words what was counted, then the tickets, newest day first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upheld.desks.access import Permission, member_for
from upheld.desks.queries import teams_of
from upheld.improvement.models import SurveyAnswer
from upheld.improvement.queries.behind import behind
from upheld.improvement.queries.number import Number, What
from upheld.now import now
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.numbers.links import number_in, place_in, url_behind
from upheld.surfaces.console.numbers.times import band_words
from upheld.surfaces.console.tickets.rows import drawn_rows
from upheld.tickets.queries.faces import METRIC_LABELS, STRENGTH_LABELS
from upheld.tickets.queries.listing import queue_rows


@require_safe
@for_members
def tickets(request: MemberRequest, desk: str) -> HttpResponse:
    """List the tickets behind the number that the address names."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    number, after = number_in(request.GET.dict()), place_in(request.GET.dict())
    frame = frame_of(request, member, at=now(), view="numbers")
    found = behind(member.desk, number, after=after)
    rows = queue_rows(member.desk, found.tickets, at=frame.at, zone=frame.zone)
    shown = {
        "number": number,
        "said": said(number, frame),
        "rows": drawn_rows(rows, desk=desk),
        "next": url_behind(desk, number, after=found.next_place) if found.next_place else "",
    }
    return render(request, "console/numbers/tickets.html", {**frame.context, **shown})


def said(number: Number, frame: Frame) -> list[str]:
    """Return in words what a number counts: what, how narrowed, in which days."""
    narrowed = [words for words in (_promise(number), _priority(number, frame), _team(number, frame)) if words]
    return [_what(number), *narrowed, _days(number)]


def _what(number: Number) -> str:
    outcomes = {"kept": _("Promises kept"), "missed": _("Promises missed"), "breached": _("Promises breached")}
    if number.what is What.PROMISES:
        return outcomes.get(number.outcome or "", _("Promises settled"))
    if number.what is What.DURATIONS:
        return _took(number)
    if number.what is What.RATED and number.rating in SurveyAnswer.Rating.values:
        return _("Rated: {rating}").format(rating=SurveyAnswer.Rating(number.rating).label)
    if number.what is What.RATED and number.satisfied is not None:
        return _("Rated very good or good") if number.satisfied else _("Rated neither very good nor good")
    plain = {
        What.RECEIVED: _("Received"),
        What.CLOSED: _("Closed"),
        What.OPEN: _("Still open, by receipt"),
        What.RATED: _("Rated"),
    }
    hour = f", {number.hour:02}:00–{number.hour:02}:59" if number.hour is not None else ""
    return f"{plain[number.what]}{hour}"


def _took(number: Number) -> str:
    measures = {
        "first_response": _("First response after {length}"),
        "resolution": _("Resolution after {length}"),
        "closing": _("Closed {length} after receipt"),
    }
    kinds = {"support": _("support time"), "elapsed": _("elapsed time")}
    length = f"{band_words(number.band or 0)}, {kinds.get(number.kind or '', '')}"
    return measures.get(number.measure or "", "{length}").format(length=length)


def _promise(number: Number) -> str:
    clause = f"§ {number.clause}" if number.clause else ""
    metric = str(METRIC_LABELS.get(number.metric or "", ("",))[0])
    strength = STRENGTH_LABELS.get(number.strength or "", "").lower()
    return ", ".join(word for word in (" ".join(word for word in (clause, metric) if word), strength) if word)


def _priority(number: Number, frame: Frame) -> str:
    if number.priority is None:
        return ""
    labels = {term.key: term.label for term in frame.agreement.priorities}
    return labels.get(number.priority, number.priority) or _("No priority")


def _team(number: Number, frame: Frame) -> str:
    if number.team is None:
        return ""
    names = {team.pk: team.name for team in teams_of(frame.member.desk)}
    return names.get(number.team, _("No team") if number.team == 0 else _("A team of before"))


def _days(number: Number) -> str:
    first, last = (date_format(day, _("j M Y")) for day in (number.days.first, number.days.last))
    return first if first == last else _("{first} to {last}").format(first=first, last=last)
