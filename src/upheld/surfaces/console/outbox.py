"""The outbox page: which mails have not reached their recipients, why, and a button to try one again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import Permission, member_for
from upheld.desks.models import Desk
from upheld.notifications import queries
from upheld.notifications.access import notification_of_desk
from upheld.notifications.actions import retry
from upheld.now import now
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members

MAILS = {
    "ticket-received": "Acknowledgement",
    "ticket-replied": "Reply",
    "ticket-forwarded": "Forwarded outside",
    "ticket-resolved": "Resolution",
    "ticket-link": "New link",
    "survey": "Question how we did",
    "agreement-amended": "New version, announced",
    "promise-changed": "Promise changed",
    "promise-fulfilled": "Release or decision",
    "desk-agreement-corrected": "Agreement corrected, to the desk",
    "desk-ticket-received": "New ticket, to the desk",
    "desk-customer-replied": "Customer's words, to the desk",
    "desk-ticket-passed": "Ticket passed on, to the team",
    "clock-close": "Promise close, to the desk",
    "clock-past-due": "Promise past due, to the desk",
    "desk-mentioned": "Mention, to a colleague",
    "desk-assigned": "Ticket given, to a colleague",
    "desk-rule-told": "Words of a rule, to a colleague",
    "desk-followed": "Followed ticket, to a colleague",
    "desk-invitation": "Invitation to the desk",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class OutboxLine:
    """One mail as the page shows it."""

    row: queries.OutboxRow
    mail: str
    reference: str
    subject_url: str
    retry_url: str
    # when it was given up, or is tried next
    when: datetime


@require_safe
@for_members
def outbox(request: MemberRequest, desk: str) -> HttpResponse:
    """Show what could not be delivered and what still waits, each with what the mail server said last."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.MANAGE_DESK)
    frame = frame_of(request, member, at=at, view="outbox")
    return render(request, "console/outbox.html", {**frame.context, **_shown(member.desk)})


@require_POST
@for_members
def retries(request: MemberRequest, desk: str, notification: int) -> HttpResponse:
    """Make one mail due at once."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.MANAGE_DESK)
    row = notification_of_desk(member.desk.name, notification)
    try:
        retry.now_due(row, by=member.user.as_actor, at=at)
    except retry.AlreadyDelivered as refusal:
        messages.warning(request, f"Nothing to try again: {refusal}.")
    else:
        messages.success(request, f"The mail to {row.recipient} is tried again within seconds.")
    return redirect("console:outbox", member.desk.name)


def _shown(desk: Desk) -> dict[str, Any]:
    groups = (
        ("Not delivered", "Given up", queries.failed_for(desk.name)),
        ("Waiting", "Tried next", queries.waiting_for(desk.name)),
    )
    lines = [{"title": title, "when": when, "lines": _lines(desk, rows)} for title, when, rows in groups if rows]
    return {"groups": lines}


def _lines(desk: Desk, rows: Sequence[queries.OutboxRow]) -> Sequence[OutboxLine]:
    return [
        OutboxLine(
            row=row,
            mail=MAILS.get(row.template, row.template),
            reference=_reference(desk, row),
            subject_url=_subject_url(desk, row),
            retry_url=reverse("console:outbox_retries", args=[desk.name, row.id]),
            when=row.gave_up_at or row.next_attempt_at or row.written_at,
        )
        for row in rows
    ]


def _about_agreement(row: queries.OutboxRow) -> bool:
    """Say whether a mail tells of the agreement, rather than of a ticket."""
    return row.subject == "agreement"


def _reference(desk: Desk, row: queries.OutboxRow) -> str:
    if row.subject == "invitation":
        return _("People and roles")
    return f"Agreement v{row.number}" if _about_agreement(row) else f"{desk.prefix}-{row.number}"


def _subject_url(desk: Desk, row: queries.OutboxRow) -> str:
    if row.subject == "invitation":
        return reverse("console:settings_people", args=[desk.name])
    if _about_agreement(row):
        return reverse("public:version", args=[desk.name, row.number])
    return reverse("console:ticket", args=[desk.name, row.number])
