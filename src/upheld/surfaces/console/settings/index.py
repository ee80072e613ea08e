"""Every settings page, and the page that lists them; what each of them sets lives beside this."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from upheld.desks.access import Permission, member_for, permits
from upheld.now import now
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members

# Title, what it is about, the name of its address, who may see it.
PAGES: tuple[tuple[str | Promise, str | Promise, str, Permission], ...] = (
    (_("Survey"), _("Whether customers are asked how they were helped."), "settings_survey", Permission.MANAGE_DESK),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class SettingsPage:
    """One settings page as the list shows it."""

    title: str | Promise
    about: str | Promise
    url: str


@require_safe
@for_members
def settings(request: MemberRequest, desk: str) -> HttpResponse:
    """List the settings pages that this person may see."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_DESK)
    pages = [
        SettingsPage(title=title, about=about, url=reverse(f"console:{name}", args=[member.desk.name]))
        for title, about, name, permission in PAGES
        if permits(member, permission)
    ]
    frame = frame_of(request, member, at=now(), view="settings")
    return render(request, "console/settings/index.html", {**frame.context, "pages": pages})
