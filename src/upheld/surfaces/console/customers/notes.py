"""Notes about a customer or a person: writing one, taking one away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.customers.access import contact_of_member, note_of_member, organisation_of_member
from upheld.customers.actions import notes as actions
from upheld.customers.models import Contact, Organisation
from upheld.desks.access import Permission, member_for
from upheld.desks.models import Membership
from upheld.now import now
from upheld.surfaces.console.customers.forms import NoteForm
from upheld.surfaces.console.members import MemberRequest, for_members


@require_POST
@for_members
def about_customer(request: MemberRequest, desk: str, organisation: int) -> HttpResponse:
    """Write a note about a customer."""
    member = member_for(request.user, desk, permission=Permission.EDIT_CUSTOMERS)
    return _written(request, member, organisation_of_member(member, organisation))


@require_POST
@for_members
def about_person(request: MemberRequest, desk: str, contact: int) -> HttpResponse:
    """Write a note about a person."""
    member = member_for(request.user, desk, permission=Permission.EDIT_CUSTOMERS)
    return _written(request, member, contact_of_member(member, contact))


@require_POST
@for_members
def remove(request: MemberRequest, desk: str, note: int) -> HttpResponse:
    """Take a note away."""
    member = member_for(request.user, desk, permission=Permission.EDIT_CUSTOMERS)
    row = note_of_member(member, note)
    actions.remove(row, by=member.user.as_actor, at=now())
    messages.success(request, _("The note is gone."))
    if row.organisation_id is not None:
        return redirect("console:customer", desk, row.organisation_id)
    return redirect("console:person", desk, row.contact_id)


def _written(request: MemberRequest, member: Membership, about: Organisation | Contact) -> HttpResponse:
    form = NoteForm(request.POST)
    if form.is_valid():
        actions.write(about, form.cleaned_data["text"], by=member.user.as_actor, at=now())
    else:
        messages.warning(request, form.errors["text"].as_text().removeprefix("* "))
    page = "console:customer" if isinstance(about, Organisation) else "console:person"
    return redirect(page, member.desk.name, about.pk)
