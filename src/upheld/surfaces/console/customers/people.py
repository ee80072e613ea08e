"""The people whom a desk knows: their list, the page of each, adding one and putting one right."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.customers.access import contact_of_member, organisation_of_member
from upheld.customers.actions import contacts, details
from upheld.customers.actions.merge_refusals import UNDO_FOR
from upheld.customers.actions.refusals import AddressTaken, AlreadyErased
from upheld.customers.models import Organisation
from upheld.customers.queries import oversees
from upheld.customers.queries.dossier import contact_dossier
from upheld.customers.queries.listing import contacts_page, organisation_called
from upheld.desks.access import NotFound, Permission, member_for
from upheld.now import now
from upheld.surfaces.console.customers import paging
from upheld.surfaces.console.customers.asking import FormPage, permitted
from upheld.surfaces.console.customers.forms import ContactForm, NoteForm
from upheld.surfaces.console.customers.ticket_lists import shown_tickets
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members


@require_safe
@for_members
def people(request: MemberRequest, desk: str) -> HttpResponse:
    """Show the people whom a desk knows from the key in the address on, those that the filter finds."""
    member = member_for(request.user, desk, permission=Permission.READ_CUSTOMERS)
    frame = frame_of(request, member, at=now(), view="customers")
    words = request.GET.get("q", "")[:100]
    key = paging.read_name(request.GET.get("after", ""))
    page = contacts_page(member.desk, words=words, after=key)
    here = reverse("console:people", args=[desk])
    asked = {"q": words} if words else {}
    next_key = {"after": paging.written_name(page.next_key)} if page.next_key else {}
    context = {
        **frame.context,
        **permitted(member),
        "rows": page.rows,
        "words": words,
        "first_url": f"{here}?{urlencode(asked)}" if key else "",
        "next_url": f"{here}?{urlencode(asked | next_key)}" if next_key else "",
    }
    return render(request, "console/customers/people.html", context)


@require_safe
@for_members
def person(request: MemberRequest, desk: str, contact: int) -> HttpResponse:
    """Show one person: how they are reached, for whom they ask, their tickets."""
    member = member_for(request.user, desk, permission=Permission.READ_CUSTOMERS)
    row = contact_of_member(member, contact)
    frame = frame_of(request, member, at=now(), view="customers")
    context = {
        **frame.context,
        **permitted(member),
        "contact": row,
        "erasure": getattr(row, "erasure", None),
        "dossier": contact_dossier(row),
        "oversees": oversees(row),
        "note_form": NoteForm(),
        "undo_from": frame.at - UNDO_FOR,
        **shown_tickets(request, row, frame),
    }
    return render(request, "console/customers/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def new(request: MemberRequest, desk: str) -> HttpResponse:
    """Add a person, for a customer if the address names one."""
    member = member_for(request.user, desk, permission=Permission.EDIT_CUSTOMERS)
    frame = frame_of(request, member, at=now(), view="customers")
    form = ContactForm(request.POST if request.method == "POST" else None, initial=_customer_named(request, frame))
    page = FormPage(
        request=request,
        frame=frame,
        title=_("New person"),
        act=_("Add the person"),
        back=reverse("console:people", args=[desk]),
    )
    if request.method != "POST" or not form.is_valid() or not _resolved(form, frame):
        return page.answer(form)
    try:
        row = contacts.add_contact(member.desk, **form.cleaned_data, user=None, by=member.user.as_actor, at=frame.at)
    except AddressTaken as refusal:
        return page.refused(form, refusal)
    return redirect("console:person", desk, row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def edit(request: MemberRequest, desk: str, contact: int) -> HttpResponse:
    """Put right what is known of a person."""
    member = member_for(request.user, desk, permission=Permission.EDIT_CUSTOMERS)
    row = contact_of_member(member, contact)
    frame = frame_of(request, member, at=now(), view="customers")
    known = {"name": row.name, "email": row.email, "phone": row.phone, "organisation": row.organisation or ""}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=known)
    back = reverse("console:person", args=[desk, row.pk])
    page = FormPage(request=request, frame=frame, title=_("Edit %(name)s") % {"name": row}, act=_("Save"), back=back)
    if request.method != "POST" or not form.is_valid() or not _resolved(form, frame):
        return page.answer(form)
    try:
        details.edit_contact(row, **form.cleaned_data, by=member.user.as_actor, at=frame.at)
    except (AddressTaken, AlreadyErased) as refusal:
        return page.refused(form, refusal)
    messages.success(request, _("Saved."))
    return redirect(back)


def _resolved(form: ContactForm, frame: Frame) -> bool:
    """Put the customer in place of its name; say in place that there is none of that name."""
    name = form.cleaned_data["organisation"]
    found: Organisation | None = organisation_called(frame.member.desk, name) if name else None
    if name and found is None:
        form.add_error("organisation", _("The desk has no customer of this name."))
        return False
    form.cleaned_data["organisation"] = found
    return True


def _customer_named(request: MemberRequest, frame: Frame) -> dict[str, str]:
    """Return the name of the customer from whose page somebody came, for the form to begin with."""
    number = request.GET.get("customer", "")
    if not number.isdecimal() or len(number) > 18:
        return {}
    try:
        return {"organisation": organisation_of_member(frame.member, int(number)).name}
    except NotFound:
        return {}
