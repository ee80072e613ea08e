"""Merging a customer or a person into another: finding the other, seeing what it means, doing it, undoing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

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
from upheld.desks.models import Membership
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Sort:
    """What is merged: how one is found, what merges two and parts them, and which page shows one."""

    of_member: Callable[[Membership, int], Any]
    merge_of_member: Callable[[Membership, int], Any]
    # Those of a desk that some words name, but one.
    named: Callable[..., Sequence[object]]
    merge: Callable[..., object]
    part: Callable[..., None]
    page: str


CUSTOMERS = Sort(
    of_member=organisation_of_member,
    merge_of_member=organisation_merge_of_member,
    named=organisations_named,
    merge=workflow.merge_customers,
    part=workflow.part_customers,
    page="console:customer",
)
PEOPLE = Sort(
    of_member=contact_of_member,
    merge_of_member=contact_merge_of_member,
    named=contacts_named,
    merge=workflow.merge_people,
    part=workflow.part_people,
    page="console:person",
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def merge(request: MemberRequest, desk: str, number: int, sort: Sort) -> HttpResponse:
    """Choose which one this one turned out to be; on POST merge it into that one."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = sort.of_member(member, number)
    frame = frame_of(request, member, at=now(), view="customers")
    words = request.GET.get("q", "")[:100]
    shown: dict[str, Any] = {
        "merged": row,
        "words": words,
        "choices": sort.named(member.desk, words, but=row),
        "back": reverse(sort.page, args=[desk, row.pk]),
    }
    if request.method != "POST":
        return _page(request, frame, **shown)
    kept = sort.of_member(member, _chosen(request))
    try:
        sort.merge(kept, row, by=member.user.as_actor, at=frame.at)
    except REFUSALS as refusal:
        return _page(request, frame, refusal=str(refusal), status=CONFLICT, **shown)
    return redirect(sort.page, desk, kept.pk)


@require_POST
@for_members
def undone(request: MemberRequest, desk: str, number: int, sort: Sort) -> HttpResponse:
    """Part the two again, and go to the one that was merged; where that is refused, to the other, which says why."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = sort.merge_of_member(member, number)
    try:
        sort.part(row, by=member.user.as_actor, at=now())
    except UNDO_REFUSALS as refusal:
        messages.warning(request, _("Not undone: %(why)s.") % {"why": refusal})
        return redirect(sort.page, desk, row.kept_id)
    messages.success(request, _("The merge is undone; what moved is back."))
    return redirect(sort.page, desk, row.merged_id)


def _chosen(request: MemberRequest) -> int:
    """Return the row that was chosen; what is no number is no row."""
    said = request.POST.get("kept", "")
    return int(said) if said.isdecimal() and len(said) <= 18 else 0


def _page(request: MemberRequest, frame: Frame, *, status: int = 200, **shown: Any) -> HttpResponse:
    context = {**frame.context, "days": refusals.UNDO_FOR.days, **shown}
    return render(request, "console/customers/merge.html", context, status=status)
