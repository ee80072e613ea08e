"""Letting a person see all tickets of their customer, and ending that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.customers.access import contact_of_member
from upheld.customers.actions import oversight
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members


@require_POST
@for_members
def grant(request: MemberRequest, desk: str, contact: int) -> HttpResponse:
    """Let them see every ticket of the customer for whom they ask."""
    member = member_for(request.user, desk, permission=Permission.EDIT_CUSTOMERS)
    row = contact_of_member(member, contact)
    try:
        oversight.grant(row, by=member.user.as_actor, at=now())
    except oversight.AsksForNobody as refusal:
        messages.error(request, f"{refusal}.")
    else:
        messages.success(request, _("%(name)s sees all tickets of their customer now.") % {"name": row})
    return redirect("console:person", desk, row.pk)


@require_POST
@for_members
def end(request: MemberRequest, desk: str, contact: int) -> HttpResponse:
    """Let them see their own tickets alone again."""
    member = member_for(request.user, desk, permission=Permission.EDIT_CUSTOMERS)
    row = contact_of_member(member, contact)
    oversight.end(row, by=member.user.as_actor, at=now())
    messages.success(request, _("%(name)s sees their own tickets alone now.") % {"name": row})
    return redirect("console:person", desk, row.pk)
