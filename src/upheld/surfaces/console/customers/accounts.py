"""Asking somebody whom the desk knows to make an account of their own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.customers.access import contact_of_member
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.workflows import invite_customer


@require_POST
@for_members
def invited(request: MemberRequest, desk: str, contact: int) -> HttpResponse:
    """Mail a person a link to an account, in the name of who presses."""
    member = member_for(request.user, desk, permission=Permission.EDIT_CUSTOMERS)
    row = contact_of_member(member, contact)
    try:
        invite_customer.invite_contact(row, by=member.user.as_actor, at=now())
    except invite_customer.CannotInvite as refusal:
        messages.warning(request, _("Nobody was invited: {reason}.").format(reason=refusal))
    else:
        messages.success(request, _("An invitation is on its way to %(email)s.") % {"email": row.email})
    return redirect("console:person", desk, row.pk)
