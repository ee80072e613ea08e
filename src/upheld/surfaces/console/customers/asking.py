"""What the customers' pages share: a page with one form, and what the reader may do here."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from upheld.desks.access import Permission, permits
from upheld.desks.models import Membership
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest

INCOMPLETE, CONFLICT = 422, 409


def permitted(member: Membership) -> dict[str, object]:
    """Return which buttons a page shows, and the desk's name in addresses; a right is asked again where it is used."""
    return {
        "desk_slug": member.desk.name,
        "may_edit": permits(member, Permission.EDIT_CUSTOMERS),
        "may_manage": permits(member, Permission.MANAGE_CUSTOMERS),
        "may_change_plan": permits(member, Permission.MANAGE_DESK),
        "may_annex": permits(member, Permission.PUBLISH_AGREEMENTS),
        "may_export": permits(member, Permission.EXPORT_CUSTOMERS),
        "may_erase": permits(member, Permission.ERASE_CUSTOMERS),
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class FormPage:
    """A page of one form."""

    request: MemberRequest
    frame: Frame
    title: str
    # what its button says
    act: str
    # where to go without having sent it
    back: str

    def answer(self, form: forms.Form) -> HttpResponse:
        """Show the form, with what was typed and, if it was sent incomplete, what is wrong."""
        return self._drawn(form, refusal="", status=INCOMPLETE if form.errors else 200)

    def refused(self, form: forms.Form, refusal: ValueError) -> HttpResponse:
        """Show the form with what was typed, and why that was not done."""
        return self._drawn(form, refusal=str(refusal), status=CONFLICT)

    def _drawn(self, form: forms.Form, *, refusal: str, status: int) -> HttpResponse:
        context: dict[str, Any] = {
            **self.frame.context,
            "desk_slug": self.frame.member.desk.name,
            "form": form,
            "title": self.title,
            "act": self.act,
            "back": self.back,
            "refusal": refusal,
        }
        return render(self.request, "console/customers/form.html", context, status=status)
