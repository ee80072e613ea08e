"""What the pages of a desk's lists share: who may change them, one entry's form, and showing a refusal in place."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from upheld.audit.facts import Actor
from upheld.desks.access import Permission, member_for
from upheld.desks.models import Desk, Membership
from upheld.now import now
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest
from upheld.surfaces.console.settings.pages import page
from upheld.tickets.models.desk_listed import LABEL_LENGTH_AT_MOST


class LabelForm(forms.Form):
    """What people read of one entry."""

    use_required_attribute = False
    label = forms.CharField(
        label=_("Label"), max_length=LABEL_LENGTH_AT_MOST, error_messages={"required": _("Write a label.")}
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Settling:
    """A manager at work on one of the desk's lists."""

    request: MemberRequest
    member: Membership
    at: datetime

    @property
    def desk(self) -> Desk:
        """The desk whose list it is."""
        return self.member.desk

    @property
    def by(self) -> Actor:
        """Who works."""
        return self.member.user.as_actor

    def page(self, name: str, *, status: int = 200, **shown: Any) -> HttpResponse:
        """Show a page of settings."""
        frame = frame_of(self.request, self.member, at=self.at, view="settings")
        return page(self.request, frame, name, status=status, **shown)

    def back_to(self, address: str) -> HttpResponse:
        """Go back to a list."""
        return redirect(address, self.desk.name)


def settling(request: MemberRequest, desk: str) -> Settling:
    """Return a manager's hold on the desk's lists; whoever is none is told that they do not exist."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_DESK)
    return Settling(request=request, member=member, at=now())
