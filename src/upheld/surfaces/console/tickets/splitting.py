"""Making a ticket of a message: naming it and seeing what would be promised, then doing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from servicelevel.instants import PromiseError
from upheld.now import now
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.working import CONFLICT, REFUSALS, Work, work_on
from upheld.tickets.access import message_on
from upheld.tickets.models import Message
from upheld.tickets.queries.faces import METRIC_LABELS
from upheld.tickets.queries.merges import reference_of
from upheld.workflows import split_ticket as workflow

SUBJECT_LENGTH_AT_MOST = 200


@require_safe
@for_members
def splitting(request: MemberRequest, desk: str, number: int, message: UUID) -> HttpResponse:
    """Ask what the new ticket is called, beside what would be promised on it."""
    work = work_on(request, desk, number, at=now())
    row = message_on(work.ticket, message)
    return _page(work, row, subject=workflow.written_on(row).subject)


@require_POST
@for_members
def split(request: MemberRequest, desk: str, number: int, message: UUID) -> HttpResponse:
    """Make a ticket of the message, and go to it."""
    work = work_on(request, desk, number, at=now())
    row = message_on(work.ticket, message)
    subject = request.POST.get("subject", "").replace("\x00", "")[:SUBJECT_LENGTH_AT_MOST]
    try:
        made = workflow.split_ticket(row, subject=subject, by=work.by, at=work.at)
    except REFUSALS as refusal:
        return _page(work, row, subject=subject, refusal=str(refusal))
    messages.success(request, _("{reference} was made of the message.").format(reference=reference_of(made)))
    return redirect("console:ticket", desk, made.number)


def _page(work: Work, message: Message, *, subject: str, refusal: str = "") -> HttpResponse:
    frame = frame_of(work.request, work.member, at=work.at)
    context = {
        **frame.context,
        "ticket": work.ticket,
        "reference": reference_of(work.ticket),
        "message": message,
        "subject": subject,
        "promised": _promised(message),
        "refusal": refusal,
    }
    return render(work.request, "console/tickets/splitting.html", context, status=CONFLICT if refusal else 200)


def _promised(message: Message) -> list[tuple[str, object, str]]:
    """Return each promise: its name, its due instant, its clause; none where the facts promise nothing sensible."""
    try:
        promise = workflow.preview(message)
    except PromiseError:
        return []
    return [(str(METRIC_LABELS[one.metric.value][0]), one.due, one.clause.cited) for one in promise.targets]
