"""What stands under the bell: the page of it, the bell itself, and marking things as read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import NotFound, Permission, member_for
from upheld.desks.models import Membership
from upheld.notifications import queries
from upheld.notifications.actions import notices as actions
from upheld.notifications.models import Notice
from upheld.now import now
from upheld.surfaces.console.bell import bell_of
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.queries.faces import METRIC_LABELS

LARGEST_NUMBER = 2**63 - 1
# What each verb says, after the name of who did it.
_DEEDS = {
    "received": pgettext_lazy("deed", "asked"),
    "customer replied": gettext_lazy("has written"),
    "assigned": gettext_lazy("gave it to you"),
    "colleague proposed": gettext_lazy("asks that somebody may follow it:"),
    "passed": gettext_lazy("passed it to your team"),
    "escalation asked": gettext_lazy("asks for escalation"),
    "mentioned": gettext_lazy("mentions you"),
    "replied": gettext_lazy("answered the customer"),
    "noted": gettext_lazy("wrote a note"),
    "resolved": gettext_lazy("resolved it"),
    "reopened": gettext_lazy("opened it again"),
    "counted as corrected": gettext_lazy("The agreement’s hours were put right"),
    "told by rule": gettext_lazy("(a rule) says"),
}
# What each verb says of a promise.
_PROMISES = {
    "came close": gettext_lazy("%(promise)s is close to its due time"),
    "missed": gettext_lazy("%(promise)s was missed"),
    "breached": gettext_lazy("%(promise)s was breached"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One thing that somebody was told, in words."""

    who: str
    deed: str
    # the beginning of what was written, if it was about words
    words: str
    at: datetime
    unread: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """What somebody was told of one subject, as the page shows it."""

    title: str
    url: str
    unread: bool
    mark_url: str
    lines: tuple[Line, ...]


@require_safe
@for_members
def notices(request: MemberRequest, desk: str) -> HttpResponse:
    """Show what this person was told on this desk, the newest first; to htmx, only what a change can change."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    frame = frame_of(request, member, at=now(), view="notices")
    template = "live_notices" if request.headers.get("HX-Request") else "notices"
    before = request.GET.get("before", "")
    shown = _shown(member, before=_number(before) if before else None)
    return render(request, f"console/{template}.html", {**frame.context, **shown})


@require_safe
@for_members
def bell(request: MemberRequest, desk: str) -> HttpResponse:
    """Show the bell with how much is unread, to a page that was told that this has changed."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    return render(request, "console/bell.html", {"bell": bell_of(member)})


@require_POST
@for_members
def read(request: MemberRequest, desk: str, subject: str, number: int) -> HttpResponse:
    """Mark what was told of one subject as read; to htmx, that is all."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    actions.read_of(member.user_id, subject, min(number, LARGEST_NUMBER), desk=desk, at=now())
    return HttpResponse(status=204) if request.headers.get("HX-Request") else redirect("console:notices", desk)


@require_POST
@for_members
def unread(request: MemberRequest, desk: str, subject: str, number: int) -> HttpResponse:
    """Mark the newest of what was told of one subject as not read."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    actions.unread_of(member.user_id, subject, min(number, LARGEST_NUMBER), desk=desk)
    return redirect("console:notices", desk)


@require_POST
@for_members
def read_all(request: MemberRequest, desk: str) -> HttpResponse:
    """Mark everything as read, up to the newest that the page showed."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    through = _number(request.POST.get("through", ""))
    actions.read_all(member.user_id, desk=desk, through=through, at=now())
    return redirect("console:notices", desk)


def _number(text: str) -> int:
    """Return the number that an address or a form carries. Raises NotFound, if it is none."""
    if not text.isascii() or not text.isdecimal() or int(text) > LARGEST_NUMBER:
        raise NotFound
    return int(text)


def _shown(member: Membership, *, before: int | None) -> dict[str, Any]:
    desk = member.desk.name
    page = queries.notice_page(member.user_id, desk=desk, before=before)
    here, first = reverse("console:notices", args=[desk]), page.groups[0].notices[0].pk if page.groups else 0
    return {
        "groups": [_group(group, desk) for group in page.groups],
        "here": f"{here}?before={before}" if before else here,
        "first_url": here if before else "",
        "next_url": f"{here}?before={page.next_before}" if page.next_before else "",
        "through": first,
        "any_unread": any(group.unread for group in page.groups),
        "desk_slug": desk,
    }


def _group(group: queries.NoticeGroup, desk: str) -> Group:
    act = "console:notices_read" if group.unread else "console:notices_unread"
    about_ticket = group.subject == "ticket"
    where = "console:ticket" if about_ticket else "console:correction"
    return Group(
        title=group.title,
        url=reverse(where, args=[desk, group.number]),
        unread=group.unread,
        mark_url=reverse(act, args=[desk, group.subject, group.number]),
        lines=tuple(_line(one) for one in group.notices),
    )


def _line(notice: Notice) -> Line:
    about_promise = _PROMISES.get(notice.verb)
    promise = METRIC_LABELS.get(notice.words, (notice.words,))[0]
    return Line(
        who=notice.by_name,
        deed=about_promise % {"promise": promise} if about_promise else str(_DEEDS.get(notice.verb, _(notice.verb))),
        words="" if about_promise else notice.words,
        at=notice.written_at,
        unread=notice.read_at is None,
    )
