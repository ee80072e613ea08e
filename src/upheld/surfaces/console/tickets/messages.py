"""Writing on a ticket: replies to the customer, which can be taken back for some seconds, and internal notes."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.composing import form_now_read, reply_form
from upheld.surfaces.console.tickets.forms import MessageForm
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, work_on
from upheld.tickets.access import sending_on
from upheld.tickets.actions import message, sending, unread
from upheld.tickets.models import Message
from upheld.tickets.queries.fields import BadValue


@require_POST
@for_members
def replies(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Answer the customer; the reply goes out when it can no longer be taken back."""
    work = work_on(request, desk, number, at=now())
    form = reply_form(work.ticket, data=request.POST)
    if not form.is_valid():
        return work.refused(Tried(write="reply", message=form, status=INCOMPLETE))
    try:
        outgoing = sending.Outgoing(
            text=form.cleaned_data["text"],
            files=work.files(Message.Kind.REPLY),
            submission=form.cleaned_data["submission"],
            workaround=form.cleaned_data.get("workaround", False),
            seen=form.cleaned_data["seen"],
            **form.outgoing_then,
        )
        sending.begin(work.ticket, outgoing, by=work.member.user, at=work.at)
    except BadValue as refusal:
        form.add_error(f"field_{refusal.key}", f"{refusal.words[:1].upper()}{refusal.words[1:]}.")
        return work.refused(Tried(write="reply", message=form, status=INCOMPLETE))
    except unread.AnsweredMeanwhile as refusal:
        again = form_now_read(work.ticket, work.member.user, typed=request.POST)
        return work.refused(Tried(write="reply", message=again, refusal=str(refusal), status=CONFLICT))
    except REFUSALS as refusal:
        return work.refused(Tried(write="reply", message=form, refusal=str(refusal), status=CONFLICT))
    return work.done()


@require_POST
@for_members
def taken_back(request: MemberRequest, desk: str, number: int, reply: UUID) -> HttpResponse:
    """Let a reply not go out; its words are in the composer again."""
    work = work_on(request, desk, number, at=now())
    try:
        sending.take_back(sending_on(work.ticket, reply), by=work.member.user, at=work.at)
    except sending.Gone as refusal:
        return work.refused(Tried(refusal=str(refusal), status=CONFLICT))
    return work.done()


@require_POST
@for_members
def hurried(request: MemberRequest, desk: str, number: int, reply: UUID) -> HttpResponse:
    """Let a reply go out at once."""
    work = work_on(request, desk, number, at=now())
    try:
        sending.hurry(sending_on(work.ticket, reply), at=work.at)
    except (sending.Gone, *REFUSALS) as refusal:
        return work.refused(Tried(refusal=str(refusal), status=CONFLICT))
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
        files = work.files(Message.Kind.NOTE)
        message.note(work.ticket, said, by=work.by, at=work.at, submission=submission, files=files)
    except REFUSALS as refusal:
        return work.refused(Tried(write="note", message=form, refusal=str(refusal), status=CONFLICT))
    return work.done()
