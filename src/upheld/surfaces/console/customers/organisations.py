"""The list of a desk's customers, and the page of each; their people and contracts have modules of their own."""

from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.customers.access import organisation_of_member
from upheld.customers.actions import contacts, details
from upheld.customers.actions.merge_refusals import UNDO_FOR
from upheld.customers.actions.refusals import NameTaken
from upheld.customers.queries.dossier import organisation_dossier
from upheld.customers.queries.listing import organisations_page
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.customers import paging
from upheld.surfaces.console.customers.asking import FormPage, permitted
from upheld.surfaces.console.customers.contracts import shown_contracts
from upheld.surfaces.console.customers.forms import NoteForm, OrganisationForm, SenderForm
from upheld.surfaces.console.customers.senders import shown_senders
from upheld.surfaces.console.customers.ticket_lists import shown_tickets
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members


@require_safe
@for_members
def customers(request: MemberRequest, desk: str) -> HttpResponse:
    """Show the customers of a desk from the key in the address on, those that the filter finds."""
    member = member_for(request.user, desk, permission=Permission.READ_CUSTOMERS)
    frame = frame_of(request, member, at=now(), view="customers")
    words = request.GET.get("q", "")[:100]
    key = paging.read_name(request.GET.get("after", ""))
    day = frame.at.astimezone(ZoneInfo(member.desk.zone)).date()
    page = organisations_page(member.desk, words=words, after=key, on=day)
    plans = {plan.key: plan.label for plan in frame.agreement.plans}
    here = reverse("console:customers", args=[desk])
    context = {
        **frame.context,
        **permitted(member),
        "rows": [(row, plans.get(row.contract.plan, "") if row.contract else "") for row in page.rows],
        "words": words,
        "first_url": f"{here}?{urlencode({'q': words})}" if key else "",
        "next_url": _next(here, words, paging.written_name(page.next_key)) if page.next_key else "",
    }
    return render(request, "console/customers/customers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def new(request: MemberRequest, desk: str) -> HttpResponse:
    """Add a customer."""
    member = member_for(request.user, desk, permission=Permission.EDIT_CUSTOMERS)
    frame = frame_of(request, member, at=now(), view="customers")
    form = OrganisationForm(request.POST if request.method == "POST" else None)
    page = FormPage(
        request=request,
        frame=frame,
        title=_("New customer"),
        act=_("Add the customer"),
        back=reverse("console:customers", args=[desk]),
    )
    if request.method != "POST" or not form.is_valid():
        return page.answer(form)
    try:
        name = form.cleaned_data["name"]
        row = contacts.add_organisation(member.desk, name=name, by=member.user.as_actor, at=frame.at)
    except NameTaken as refusal:
        return page.refused(form, refusal)
    return redirect("console:customer", desk, row.pk)


@require_safe
@for_members
def customer(request: MemberRequest, desk: str, organisation: int) -> HttpResponse:
    """Show one customer: contracts, people, tickets, and how its promises went."""
    member = member_for(request.user, desk, permission=Permission.READ_CUSTOMERS)
    row = organisation_of_member(member, organisation)
    frame = frame_of(request, member, at=now(), view="customers")
    dossier = organisation_dossier(row)
    context = {
        **frame.context,
        **permitted(member),
        "organisation": row,
        "dossier": dossier,
        "contracts": shown_contracts(dossier.contracts, frame),
        "senders": shown_senders(dossier.senders),
        "sender_form": SenderForm(),
        "note_form": NoteForm(),
        "undo_from": frame.at - UNDO_FOR,
        **shown_tickets(request, row, frame),
    }
    return render(request, "console/customers/customer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def rename(request: MemberRequest, desk: str, organisation: int) -> HttpResponse:
    """Give a customer another name."""
    member = member_for(request.user, desk, permission=Permission.EDIT_CUSTOMERS)
    row = organisation_of_member(member, organisation)
    frame = frame_of(request, member, at=now(), view="customers")
    form = OrganisationForm(request.POST if request.method == "POST" else None, initial={"name": row.name})
    back = reverse("console:customer", args=[desk, row.pk])
    page = FormPage(
        request=request,
        frame=frame,
        title=_("Rename %(name)s") % {"name": row.name},
        act=_("Rename the customer"),
        back=back,
    )
    if request.method != "POST" or not form.is_valid():
        return page.answer(form)
    try:
        details.rename(row, form.cleaned_data["name"], by=member.user.as_actor, at=frame.at)
    except NameTaken as refusal:
        return page.refused(form, refusal)
    messages.success(request, _("The customer is renamed."))
    return redirect(back)


def _next(here: str, words: str, key: str) -> str:
    asked = {"q": words} if words else {}
    return f"{here}?{urlencode({**asked, 'after': key})}"
