"""Merging a customer or a person into another: finding the other, seeing what it means, doing it, undoing it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from upheld.audit.facts import Actor
from upheld.customers.access import (
    contact_merge_of_member,
    contact_of_member,
    organisation_merge_of_member,
    organisation_of_member,
)
from upheld.customers.actions import merge_refusals as refusals
from upheld.customers.actions.refusals import AlreadyErased, NumberTaken
from upheld.customers.queries.listing import contacts_named, organisations_named
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.customers.asking import CONFLICT
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.workflows import merge_customers as workflow

REFUSALS = (
    refusals.SameOne,
    refusals.MergedAlready,
    refusals.OfDifferentCustomers,
    refusals.BothSignIn,
    NumberTaken,
    AlreadyErased,
)
UNDO_REFUSALS = (
    refusals.UndoneAlready,
    refusals.TooLateToUndo,
    refusals.MergedFurther,
    NumberTaken,
    AlreadyErased,
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def customer(request: MemberRequest, desk: str, organisation: int) -> HttpResponse:
    """Choose the customer that this one turned out to be; on POST merge it into that one."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = organisation_of_member(member, organisation)
    frame = frame_of(request, member, at=now(), view="customers")
    words = request.GET.get("q", "")[:100]
    shown: dict[str, Any] = {
        "merged": row,
        "words": words,
        "choices": organisations_named(member.desk, words, but=row),
        "back": reverse("console:customer", args=[desk, row.pk]),
    }
    if request.method != "POST":
        return _page(request, frame, **shown)
    kept = organisation_of_member(member, _chosen(request))
    try:
        workflow.merge_customers(kept, row, by=member.user.as_actor, at=frame.at)
    except REFUSALS as refusal:
        return _page(request, frame, refusal=str(refusal), status=CONFLICT, **shown)
    return redirect("console:customer", desk, kept.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def person(request: MemberRequest, desk: str, contact: int) -> HttpResponse:
    """Choose the person who this one turned out to be; on POST merge them."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = contact_of_member(member, contact)
    frame = frame_of(request, member, at=now(), view="customers")
    words = request.GET.get("q", "")[:100]
    shown: dict[str, Any] = {
        "merged": row,
        "words": words,
        "choices": contacts_named(member.desk, words, but=row),
        "back": reverse("console:person", args=[desk, row.pk]),
    }
    if request.method != "POST":
        return _page(request, frame, **shown)
    kept = contact_of_member(member, _chosen(request))
    try:
        workflow.merge_people(kept, row, by=member.user.as_actor, at=frame.at)
    except REFUSALS as refusal:
        return _page(request, frame, refusal=str(refusal), status=CONFLICT, **shown)
    return redirect("console:person", desk, kept.pk)


@require_POST
@for_members
def customer_undone(request: MemberRequest, desk: str, merge: int) -> HttpResponse:
    """Part two customers again."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = organisation_merge_of_member(member, merge)
    parted = _parted(request, workflow.part_customers, row, by=member.user.as_actor, at=now())
    return redirect("console:customer", desk, row.merged_id if parted else row.kept_id)


@require_POST
@for_members
def person_undone(request: MemberRequest, desk: str, merge: int) -> HttpResponse:
    """Part two people again."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = contact_merge_of_member(member, merge)
    parted = _parted(request, workflow.part_people, row, by=member.user.as_actor, at=now())
    return redirect("console:person", desk, row.merged_id if parted else row.kept_id)


def _parted(request: MemberRequest, part: Callable[..., None], merge: object, *, by: Actor, at: datetime) -> bool:
    try:
        part(merge, by=by, at=at)
    except UNDO_REFUSALS as refusal:
        messages.warning(request, _("Not undone: %(why)s.") % {"why": refusal})
        return False
    messages.success(request, _("The merge is undone; what moved is back."))
    return True


def _chosen(request: MemberRequest) -> int:
    """Return the row that was chosen; what is no number is no row."""
    said = request.POST.get("kept", "")
    return int(said) if said.isdecimal() and len(said) <= 18 else 0


def _page(request: MemberRequest, frame: Frame, *, status: int = 200, **shown: Any) -> HttpResponse:
    context = {**frame.context, "days": refusals.UNDO_FOR.days, **shown}
    return render(request, "console/customers/merge.html", context, status=status)
