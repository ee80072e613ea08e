"""What all settings pages share: the frame around them, and showing one with what was typed and why it was refused."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from upheld.desks.access import NotFound, Permission, member_for
from upheld.now import now
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest

# What was typed is not complete; what was asked cannot be done as things stand.
INCOMPLETE, CONFLICT = 422, 409
# The longest number that can be a row's.
DIGITS = 18


def frame_for(request: MemberRequest, desk: str, *, permission: Permission = Permission.MANAGE_DESK) -> Frame:
    """Return what stands around a settings page, for whoever may see it; it does not exist for anyone else."""
    member = member_for(request.user, desk, permission=permission)
    return frame_of(request, member, at=now(), view="settings")


def number_in(text: str) -> int | None:
    """Return the number of a row that an address carries, None for no words. Raises NotFound, if it is none."""
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > DIGITS:
        raise NotFound
    return int(text)


def page(request: MemberRequest, frame: Frame, name: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    """Return a settings page by the name of its template."""
    context = {**frame.context, "desk_slug": frame.member.desk.name, **shown}
    return render(request, f"console/settings/{name}.html", context, status=status)
