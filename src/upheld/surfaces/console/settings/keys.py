"""The page on which keys for programs are made, seen and taken back."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from upheld.desks.access import token_of_desk
from upheld.desks.actions import token as actions
from upheld.desks.models import ApiToken, Desk
from upheld.desks.queries import names_behind, tokens_of
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for, page


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """One key as the page shows it."""

    row: ApiToken
    made_by: str
    # empty while it works
    revoked_by: str


class KeyForm(forms.Form):
    """What a key is for."""

    use_required_attribute = False
    name = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=120,
        help_text=gettext_lazy("Such as the program's name. It opens this desk's whole API, and no other desk's."),
        error_messages={"required": gettext_lazy("Say what the key is for.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def keys(request: MemberRequest, desk: str) -> HttpResponse:
    """List the keys with a form for another; on POST make it, and show it this once."""
    frame = frame_for(request, desk)
    if request.method != "POST":
        return _list(request, frame, form=KeyForm())
    form = KeyForm(request.POST)
    if not form.is_valid():
        return _list(request, frame, form=form, status=INCOMPLETE)
    name = form.cleaned_data["name"]
    try:
        made = actions.create(frame.member.desk, name=name, by=frame.member.user.as_actor, at=frame.at)
    except actions.NamelessKey as refusal:
        return _list(request, frame, form=form, refusal=str(refusal), status=CONFLICT)
    return _list(request, frame, form=KeyForm(), made=made, made_name=name)


@require_POST
@for_members
def revoked(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Take a key back: whatever presents it from now on is refused."""
    frame = frame_for(request, desk)
    key = token_of_desk(frame.member.desk, number)
    actions.revoke(key, by=frame.member.user.as_actor, at=frame.at)
    messages.success(request, _("The key %(name)s works no more.") % {"name": key})
    return redirect("console:settings_keys", desk)


def _list(request: MemberRequest, frame: Frame, *, status: int = 200, **shown: Any) -> HttpResponse:
    return page(request, frame, "keys", keys=_keys(frame.member.desk), status=status, **shown)


def _keys(desk: Desk) -> list[Key]:
    rows = tokens_of(desk)
    names = names_behind({by for row in rows for by in (row.created_by, row.revoked_by) if by})
    return [
        Key(
            row=row,
            made_by=names.get(row.created_by, row.created_by),
            revoked_by=names.get(row.revoked_by, row.revoked_by) if row.revoked_by else "",
        )
        for row in rows
    ]
