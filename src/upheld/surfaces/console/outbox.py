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
from django.utils.translation import gettext_lazy
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
    "ticket-received": gettext_lazy("Acknowledgement"),
    "ticket-replied": gettext_lazy("Reply"),
    "ticket-forwarded": gettext_lazy("Forwarded outside"),
    "ticket-resolved": gettext_lazy("Resolution"),
    "ticket-link": gettext_lazy("New link"),
    "address-confirm": gettext_lazy("Question whose address it is"),
    "survey": gettext_lazy("Question how we did"),
    "agreement-amended": gettext_lazy("New version, announced"),
    "promise-changed": gettext_lazy("Promise changed"),
    "promise-fulfilled": gettext_lazy("Release or decision"),
    "desk-agreement-corrected": gettext_lazy("Agreement corrected, to the desk"),
    "desk-ticket-received": gettext_lazy("New ticket, to the desk"),
    "desk-customer-replied": gettext_lazy("Customer's words, to the desk"),
    "desk-ticket-passed": gettext_lazy("Ticket passed on, to the team"),
    "clock-close": gettext_lazy("Promise close, to the desk"),
    "clock-past-due": gettext_lazy("Promise past due, to the desk"),
    "desk-mentioned": gettext_lazy("Mention, to a colleague"),
    "desk-assigned": gettext_lazy("Ticket given, to a colleague"),
    "desk-rule-told": gettext_lazy("Words of a rule, to a colleague"),
    "desk-followed": gettext_lazy("Followed ticket, to a colleague"),
    "desk-invitation": gettext_lazy("Invitation to the desk"),
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
    except (retry.AlreadyDelivered, retry.HeldBack) as refusal:
        messages.warning(request, _("Nothing to try again: {refusal}.").format(refusal=refusal))
    else:
        messages.success(
            request, _("The mail to {recipient} is tried again within seconds.").format(recipient=row.recipient)
        )
    return redirect("console:outbox", member.desk.name)


def _shown(desk: Desk) -> dict[str, Any]:
    groups = (
        (_("Not delivered"), _("Given up"), queries.failed_for(desk.name)),
        (_("Waiting"), _("Tried next"), queries.waiting_for(desk.name)),
    )
    lines = [{"title": title, "when": when, "lines": lines_of(desk, rows)} for title, when, rows in groups if rows]
    return {"groups": lines}


def lines_of(desk: Desk, rows: Sequence[queries.OutboxRow]) -> Sequence[OutboxLine]:
    """Return mails that have not reached their recipients as pages show them."""
    return [
        OutboxLine(
            row=row,
            mail=str(MAILS.get(row.template, row.template)),
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
    return (
        _("Agreement v{number}").format(number=row.number) if _about_agreement(row) else f"{desk.prefix}-{row.number}"
    )


def _subject_url(desk: Desk, row: queries.OutboxRow) -> str:
    if row.subject == "invitation":
        return reverse("console:settings_people", args=[desk.name])
    if _about_agreement(row):
        return reverse("public:version", args=[desk.name, row.number])
    return reverse("console:ticket", args=[desk.name, row.number])
