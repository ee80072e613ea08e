"""The settings page of announcements: what customers are told now, later and were told; writing, changing, ending."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from upheld.desks.access import Permission, announcement_of_member, member_for
from upheld.desks.actions import announcements as actions
from upheld.desks.models import Announcement
from upheld.desks.queries import announcements_of
from upheld.now import now
from upheld.presentation.announced import Banner, banner_of, drawn
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.announcement_form import AnnouncementForm, typed_of
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for, number_in, page

LIST = "console:settings_announcements"
REFUSALS = (actions.NothingToSay, actions.EndsTooSoon, actions.AlreadyWithdrawn)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One announcement on the page."""

    row: Announcement
    banner: Banner
    # In words: shown now, from when, over, withdrawn.
    state: str
    # Whether it is shown, or will be.
    stands: bool
    plans: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def announcements(request: MemberRequest, desk: str) -> HttpResponse:
    """List what is announced; on POST show what was written as customers will see it, or announce it."""
    frame = frame_for(request, desk)
    zone = ZoneInfo(request.user.zone or frame.member.desk.zone)
    replaced = _replaced(request, frame)
    if request.method != "POST":
        form = AnnouncementForm(frame.agreement, zone, initial=typed_of(replaced, zone) if replaced else None)
        return _page(request, frame, form, replaced=replaced, zone=zone)
    with timezone.override(zone):
        form = AnnouncementForm(frame.agreement, zone, request.POST)
        if not form.is_valid():
            return _page(request, frame, form, replaced=replaced, zone=zone, status=INCOMPLETE)
    if request.POST.get("step") != "announce":
        return _page(request, frame, form, replaced=replaced, zone=zone, seen=_seen(form))
    try:
        at = now()
        by = frame.member.user.as_actor
        actions.write(frame.member.desk, form.words(at=at), by=by, at=at, in_place_of=replaced)
    except REFUSALS as refusal:
        return _page(request, frame, form, replaced=replaced, zone=zone, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("Announced. Customers see it from its instant on."))
    return redirect(LIST, frame.member.desk.name)


@require_POST
@for_members
def withdrawn(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show an announcement no more."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_DESK)
    try:
        actions.withdraw(announcement_of_member(member, number), by=member.user.as_actor, at=now())
    except actions.AlreadyWithdrawn as refusal:
        messages.warning(request, _("Nothing changed: {reason}.").format(reason=refusal))
    else:
        messages.success(request, _("Withdrawn. Nobody sees it any more."))
    return redirect(LIST, member.desk.name)


def _replaced(request: MemberRequest, frame: Frame) -> Announcement | None:
    """Return the announcement that is to be changed, if one is."""
    said = number_in(request.POST.get("in_place_of", "") or request.GET.get("change", ""))
    return announcement_of_member(frame.member, said) if said is not None else None


def _seen(form: AnnouncementForm) -> list[tuple[str, Banner]]:
    """Return what was written as customers will see it, a language each."""
    said = form.cleaned_data
    texts = [(name, said[f"text_{code}"]) for code, name in settings.LANGUAGES]
    return [(name, drawn(said["level"], text)) for name, text in texts if text.strip()]


def _page(
    request: MemberRequest,
    frame: Frame,
    form: AnnouncementForm,
    *,
    replaced: Announcement | None,
    zone: ZoneInfo,
    seen: list[tuple[str, Banner]] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    at = now()
    labels = {plan.key: plan.label for plan in frame.agreement.plans}
    lines = [_line(row, labels, at=at) for row in announcements_of(frame.member.desk)]
    shown = {
        "form": form,
        "replaced": replaced,
        "zone_name": zone.key.replace("_", " "),
        "seen": seen or [],
        "standing": [line for line in lines if line.stands],
        "past": [line for line in lines if not line.stands],
    }
    return page(request, frame, "announcements", status=status, refusal=refusal, **shown)


def _line(row: Announcement, labels: dict[str, str], *, at: datetime) -> Line:
    over = row.ends_at is not None and row.ends_at <= at
    stands = row.withdrawn_at is None and not over
    state = _("Withdrawn") if row.withdrawn_at else _("Over")
    if stands:
        state = _("Shown now") if row.starts_at <= at else _("To come")
    plans = ", ".join(labels.get(key, key) for key in row.plans) or _("everyone")
    return Line(row=row, banner=banner_of(row, get_language() or ""), state=state, stands=stands, plans=plans)
