"""The pages of numbers and their files; which tables stand on them is said beside this."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from upheld.desks.access import NotFound, Permission, member_for, permits
from upheld.improvement.queries.outcomes import Narrowing, total
from upheld.improvement.queries.satisfaction import COMMENTS_SHOWN, asking_since, newest_answers
from upheld.improvement.queries.workload import days_to_count
from upheld.now import now
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.numbers import promises, satisfaction, sheet, times, workload
from upheld.surfaces.console.numbers.asked import STRETCHES_WEEKS, Asked, asked_of
from upheld.surfaces.console.numbers.tables import Table, share_words

Tables = Callable[[Frame, Asked], Sequence[Table]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """One page of numbers."""

    label: str | Promise
    tables: Tables
    # Whether metric, priority and team narrow it.
    narrowed: bool = False


SUBJECTS: Mapping[str, Subject] = {
    "promises": Subject(label=gettext_lazy("Promises"), tables=promises.tables, narrowed=True),
    "times": Subject(label=pgettext_lazy("numbers", "Times"), tables=times.tables),
    "workload": Subject(label=gettext_lazy("Workload"), tables=workload.tables),
    "satisfaction": Subject(label=gettext_lazy("Satisfaction"), tables=satisfaction.tables),
}


@require_safe
@for_members
def numbers(request: MemberRequest, desk: str, subject: str = "promises") -> HttpResponse:
    """Show the numbers of one subject over some days."""
    frame, asked, page = _asked(request, desk, subject)
    shown = {
        "subject": subject,
        "tabs": _tabs(frame, asked, subject),
        "stretches": _stretches(frame, asked, subject),
        "asked": asked,
        "narrowed": page.narrowed,
        "narrows": asked.narrowing != Narrowing(),
        "tables": page.tables(frame, asked),
        "may_manage": permits(frame.member, Permission.MANAGE_DESK),
        "to_count": days_to_count(frame.member.desk),
        **_extra(frame, asked, subject),
    }
    return render(request, "console/numbers/numbers.html", {**frame.context, **shown})


@require_safe
@for_members
def download(request: MemberRequest, desk: str, subject: str, table: str) -> HttpResponse:
    """Hand out one table as a file."""
    frame, asked, page = _asked(request, desk, subject)
    found = next((one for one in page.tables(frame, asked) if one.key == table), None)
    if found is None:
        raise NotFound
    return sheet.as_file(found, name=f"{desk}-{subject}-{table}-{asked.days.first}-{asked.days.last}")


def _asked(request: MemberRequest, desk: str, subject: str) -> tuple[Frame, Asked, Subject]:
    at = now()
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    page = SUBJECTS.get(subject)
    if page is None:
        raise NotFound
    frame = frame_of(request, member, at=at, view="numbers")
    return frame, asked_of(request.GET, member.desk, frame.agreement, at=at), page


def _extra(frame: Frame, asked: Asked, subject: str) -> dict[str, Any]:
    """Return what stands on one page alone."""
    desk = frame.member.desk
    if subject == "promises":
        outcomes = total(desk, asked.days, asked.narrowing)
        return {"outcomes": outcomes, "share": share_words(outcomes)}
    if subject == "satisfaction":
        answers = newest_answers(desk, asked.days)[:COMMENTS_SHOWN]
        return {"answers": answers, "asking": asking_since(desk)}
    return {}


def _url(frame: Frame, subject: str) -> str:
    desk = frame.member.desk.name
    return (
        reverse("console:numbers", args=[desk])
        if subject == "promises"
        else reverse("console:numbers_of", args=[desk, subject])
    )


def _tabs(frame: Frame, asked: Asked, present: str) -> list[dict[str, Any]]:
    return [
        {"label": subject.label, "url": f"{_url(frame, key)}?{asked.query()}", "active": key == present}
        for key, subject in SUBJECTS.items()
    ]


def _stretches(frame: Frame, asked: Asked, present: str) -> list[dict[str, Any]]:
    return [
        {
            "label": _("{count} weeks").format(count=count),
            "url": f"{_url(frame, present)}?{asked.query(weeks=count)}",
            "active": asked.weeks == count,
        }
        for count in STRETCHES_WEEKS
    ]
