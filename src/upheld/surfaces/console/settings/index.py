"""The list of a desk's settings; each page is registered here with one line and decides for itself what it does."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from upheld.desks.access import NotFound, Permission, member_for, permits
from upheld.now import now
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members

MANAGE = Permission.MANAGE_DESK
# Title, description, the name of its address, and what one must be allowed to see it.
PAGES = ((_("Closing codes"), _("How a ticket ended, asked when it is resolved."), "console:closing_codes", MANAGE),)


@dataclass(frozen=True, kw_only=True, slots=True)
class SettingsPage:
    """One page of settings, as the list shows it."""

    title: Any
    description: Any
    url: str


@require_safe
@for_members
def index(request: MemberRequest, desk: str) -> HttpResponse:
    """Show which settings the desk has; whoever may change none is told that there are none."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    pages = [
        SettingsPage(title=title, description=description, url=reverse(name, args=[member.desk.name]))
        for title, description, name, permission in PAGES
        if permits(member, permission)
    ]
    if not pages:
        raise NotFound
    frame = frame_of(request, member, at=now(), view="settings")
    return render(request, "console/settings/index.html", {**frame.context, "pages": pages})
