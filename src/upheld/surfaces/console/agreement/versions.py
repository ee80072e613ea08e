"""The agreement's own page in the console: its versions, the draft of the next one, and who did what to it."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.agreements.models import Annex
from upheld.agreements.queries import (
    PublishedVersion,
    contracts_with_annexes,
    history_of,
    open_draft,
    published_versions,
)
from upheld.customers.models import Contract
from upheld.desks.access import Permission, member_for, permits
from upheld.now import now
from upheld.surfaces.console.agreement.history import lines_of
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members


@require_safe
@for_members
def agreement(request: MemberRequest, desk: str) -> HttpResponse:
    """List the versions, say how the draft of the next one stands, and tell what was done."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    frame = frame_of(request, member, at=at, view="agreement")
    versions = published_versions(member.desk)
    may_publish = permits(member, Permission.PUBLISH_AGREEMENTS)
    shown = {
        "desk_slug": member.desk.name,
        "agreement": frame.agreement,
        "versions": [(one, _state(one, at=at)) for one in versions],
        "first": min(one.number for one in versions),
        "draft": open_draft(member.desk),
        "history": lines_of(history_of(member.desk)),
        "contracts": _contracts(frame) if may_publish else (),
        "may_manage": permits(member, Permission.MANAGE_DESK),
        "may_draft": permits(member, Permission.DRAFT_AGREEMENTS),
        "may_publish": may_publish,
    }
    return render(request, "console/agreement/versions.html", {**frame.context, **shown})


def _contracts(frame: Frame) -> list[tuple[Contract, str, Sequence[Annex]]]:
    """Return each contract with its plan in the agreement's words, and its annexes."""
    labels = {plan.key: plan.label for plan in frame.agreement.plans}
    labels[""] = next((plan.label for plan in frame.agreement.plans if plan.default), "")
    contracts = contracts_with_annexes(frame.member.desk)
    return [(contract, labels.get(contract.plan, contract.plan), annexes) for contract, annexes in contracts]


def _state(one: PublishedVersion, *, at: datetime) -> str:
    """Return where a version stands at an instant: never, coming, replaced or in force."""
    if one.never_in_force:
        return "never"
    if one.effective_at > at:
        return "coming"
    return "replaced" if one.until is not None and one.until <= at else "in force"
