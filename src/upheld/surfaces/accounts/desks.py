"""The desks on which somebody is, as a customer or at work, and asking a colleague to one of them."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.accounts.models import User
from upheld.customers.access import contact_of
from upheld.customers.models import Contact
from upheld.customers.queries.belonging import belongings_of
from upheld.desks.access import NotFound, public_desk
from upheld.desks.models import Desk
from upheld.desks.queries import desks_of
from upheld.now import now
from upheld.presentation.customer_page import DeskMark, mark_of
from upheld.surfaces.accounts.entering import AddressForm
from upheld.surfaces.accounts.people import CONFLICT, INCOMPLETE, PersonRequest, for_people, page
from upheld.workflows import invite_customer


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One desk, and what somebody is there."""

    mark: DeskMark
    # As whose customer; empty for oneself, or for nobody's.
    customer: str
    is_customer: bool
    works: bool


@require_safe
@for_people
def desks(request: PersonRequest) -> HttpResponse:
    """List a person's desks."""
    return page(request, "desks", places=places_of(request.user))


def places_of(user: User) -> list[Place]:
    """Return every desk on which somebody is, by title."""
    tied = {contact.desk: contact for contact in belongings_of(user)}
    work = set(desks_of(user))
    return [_place(desk, tied.get(desk), works=desk in work) for desk in sorted({*tied, *work}, key=str)]


def _place(desk: Desk, contact: Contact | None, *, works: bool) -> Place:
    customer = contact.organisation.name if contact and contact.organisation else ""
    return Place(mark=mark_of(desk), customer=customer, is_customer=contact is not None, works=works)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
def colleagues(request: PersonRequest, desk: str) -> HttpResponse:
    """Ask a colleague to make an account, as one of the same customer."""
    inviter = contact_of(request.user, public_desk(desk))
    if inviter is None or inviter.organisation is None:
        raise NotFound
    form = AddressForm(request.POST if request.method == "POST" else None)
    form.fields["email"].label = _("Your colleague’s e-mail address")
    shown = {"form": form, "inviter": inviter, "mark": mark_of(inviter.desk)}
    if not form.is_bound or not form.is_valid():
        return page(request, "colleagues", status=INCOMPLETE if form.is_bound else 200, **shown)
    email = form.cleaned_data["email"]
    try:
        invite_customer.invite_colleague(inviter, email, at=now())
    except invite_customer.CannotInvite as refusal:
        return page(request, "colleagues", status=CONFLICT, refusal=str(refusal), **shown)
    messages.success(request, _("An invitation is on its way to %(email)s.") % {"email": email})
    return redirect("accounts:desks")
