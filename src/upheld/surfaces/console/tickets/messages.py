"""Writing on a ticket: replies to the customer and internal notes."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.attaching import chosen
from upheld.surfaces.console.tickets.forms import MessageForm
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, work_on
from upheld.tickets.actions import message
from upheld.tickets.models import Message


@require_POST
@for_members
def replies(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Answer the customer."""
    work = work_on(request, desk, number, at=now())
    form = MessageForm(request.POST)
    if not form.is_valid():
        return work.refused(Tried(write="reply", message=form, status=INCOMPLETE))
    said, submission = form.cleaned_data["text"], form.cleaned_data["submission"]
    try:
        files = chosen(work.ticket, request.POST, request.FILES, kind=Message.Kind.REPLY, by=work.by, at=work.at)
        message.reply(work.ticket, said, by=work.by, at=work.at, submission=submission, files=files)
    except REFUSALS as refusal:
        return work.refused(Tried(write="reply", message=form, refusal=str(refusal), status=CONFLICT))
    return work.done()


@require_POST
@for_members
def notes(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Write an internal note."""
    work = work_on(request, desk, number, at=now())
    form = MessageForm(request.POST)
    if not form.is_valid():
        return work.refused(Tried(write="note", message=form, status=INCOMPLETE))
    said, submission = form.cleaned_data["text"], form.cleaned_data["submission"]
    try:
        files = chosen(work.ticket, request.POST, request.FILES, kind=Message.Kind.NOTE, by=work.by, at=work.at)
        message.note(work.ticket, said, by=work.by, at=work.at, submission=submission, files=files)
    except REFUSALS as refusal:
        return work.refused(Tried(write="note", message=form, refusal=str(refusal), status=CONFLICT))
    return work.done()
