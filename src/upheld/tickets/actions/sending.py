"""Sending a reply that can be taken back: for some seconds nothing has happened, then all of it does at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.instants import PromiseError
from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.queries import history_of
from upheld.tickets.actions import announce, closure, drafts, hold, lock, message, unread
from upheld.tickets.actions.attach import Chosen, NotWaiting, StillArriving, TooManyFiles
from upheld.tickets.models import Message, Sending, Ticket
from upheld.tickets.queries.fields import BadValue, Value, owed_by

# How long a reply can be taken back.
WINDOW = timedelta(seconds=10)
# What may have changed on the ticket meanwhile, so that the reply, or what was to follow it, can no longer be done.
REFUSALS = (
    NotWaiting,
    StillArriving,
    TooManyFiles,
    closure.AlreadyResolved,
    closure.ClosingCodeOwed,
    closure.FieldsOwed,
    closure.UnknownClosingCode,
    hold.AlreadyOnHold,
    hold.AlreadyResolved,
    hold.UnknownReason,
    lock.MergedAway,
    BadValue,
    PromiseError,
)


class Gone(Exception):
    """The reply is out, or was taken back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """What somebody sends to the customer, and what is to follow."""

    text: str
    files: Chosen
    submission: UUID
    then: str = Sending.Then.NOTHING
    # The pause reason or the closing code.
    then_with: str = ""
    # What goes into the desk's own fields if it resolves, by key.
    then_values: Mapping[str, Value | None] = field(default_factory=dict)
    # Whether the reply brings the workaround that was promised.
    workaround: bool = False
    # How far the author has read what others said (see `queries.said`); empty from where nobody reads.
    seen: str = ""


@transaction.atomic
def begin(ticket: Ticket, outgoing: Outgoing, *, by: User, at: datetime) -> Sending | None:
    """Let a reply go out when WINDOW is over, unless it is taken back; colleagues' pages show it on its way.

    Locks the ticket; its author's draft is done with. The same submission again begins nothing; it is None where its
    message is out. Refuses an empty text, and an answer beside one that its author has not read; whatever else could
    be refused is refused at once.
    """
    ticket = lock.ticket(ticket)
    if begun := Sending.objects.filter(submission=outgoing.submission).first():
        return begun
    if Message.objects.filter(ticket=ticket, submission=outgoing.submission).exists():
        return None
    unread.refuse(ticket, outgoing.seen, by=by)
    _refuse_what_cannot_be_done(ticket, outgoing, by=by, at=at)
    sending = Sending.objects.create(
        ticket=ticket,
        author=by,
        text=outgoing.text.strip(),
        files=[str(one) for one in outgoing.files.ids],
        then=outgoing.then,
        then_with=outgoing.then_with,
        then_values=dict(outgoing.then_values),
        workaround=outgoing.workaround,
        submission=outgoing.submission,
        begun_at=at,
        due_at=at + WINDOW,
    )
    drafts.discard(ticket, Message.Kind.REPLY, by=by.as_actor)
    announce.on_its_way(ticket)
    return sending


@transaction.atomic
def take_back(sending: Sending, *, by: User, at: datetime) -> None:
    """Let a reply not go out: its words are its author's draft again, and nothing has happened. Raises: Gone."""
    taken = _locked(sending.pk)
    record("ticket", taken.ticket.number, "took back", desk=taken.ticket.desk.name, by=by.as_actor, at=at)
    drafts.put_back(taken.ticket, taken.author, Message.Kind.REPLY, taken.text, at=at)
    taken.delete()


@transaction.atomic
def hurry(sending: Sending, *, at: datetime) -> Message:
    """Let a reply go out now rather than when its time has come. Raises: Gone, and what may be refused by now."""
    return _send(_locked(sending.pk), at=at)


@transaction.atomic
def next_due(*, at: datetime) -> Sending | None:
    """Let the reply go out whose time came first; None when there is none.

    1. Take it, unless another worker has it.
    2. Write the message and do what was to follow, all or nothing.
    3. Where that is refused by now, put the words back for their author with the reason: nothing is dropped.
    """
    waiting = Sending.objects.select_for_update(of=("self",), skip_locked=True).filter(due_at__lte=at)
    sending = waiting.select_related("ticket__desk", "author").order_by("due_at").first()
    if sending is None:
        return None
    try:
        with transaction.atomic():
            _send(sending, at=at)
    except REFUSALS as refusal:
        _give_back(sending, reason=str(refusal), at=at)
    return sending


def _send(sending: Sending, *, at: datetime) -> Message:
    ticket, by = lock.ticket(sending.ticket), sending.author.as_actor
    sent_at = _counted_from(sending, ticket, at=at)
    files = Chosen(ids=tuple(UUID(one) for one in sending.files))
    said = message.reply(
        ticket,
        sending.text,
        by=by,
        at=sent_at,
        submission=sending.submission,
        files=files,
        workaround=sending.workaround,
    )
    if sending.then == Sending.Then.HOLD:
        hold.place(ticket, reason=sending.then_with, note="", by=by, at=sent_at)
    elif sending.then == Sending.Then.RESOLVE:
        closure.resolve(ticket, code=sending.then_with, values=_still_lacking(sending), by=by, at=sent_at)
    Sending.objects.filter(pk=sending.pk).delete()
    return said


def _still_lacking(sending: Sending) -> dict[str, Value | None]:
    """Return what its author typed into fields that nobody has filled meanwhile."""
    return {one.key: sending.then_values.get(one.key) for one in owed_by(sending.ticket)}


def _counted_from(sending: Sending, ticket: Ticket, *, at: datetime) -> datetime:
    """Return when the reply was sent; if anything has happened since, it follows that: events keep their order."""
    since = history_of("ticket", ticket.number, desk=ticket.desk.name).filter(at__gte=sending.begun_at)
    return at if since.exists() else sending.begun_at


def _refuse_what_cannot_be_done(ticket: Ticket, outgoing: Outgoing, *, by: User, at: datetime) -> None:
    """Do all of it and take it back at once: whatever is refused, is refused while the author looks."""
    tried = Sending(
        ticket=ticket,
        author=by,
        text=outgoing.text,
        files=[str(one) for one in outgoing.files.ids],
        then=outgoing.then,
        then_with=outgoing.then_with,
        then_values=dict(outgoing.then_values),
        workaround=outgoing.workaround,
        submission=outgoing.submission,
        begun_at=at,
    )
    undone = transaction.savepoint()
    try:
        _send(tried, at=at)
    finally:
        transaction.savepoint_rollback(undone)


def _give_back(sending: Sending, *, reason: str, at: datetime) -> None:
    ticket = sending.ticket
    drafts.put_back(ticket, sending.author, Message.Kind.REPLY, sending.text, refusal=reason, at=at)
    by, told = sending.author.as_actor, {"reason": reason}
    record("ticket", ticket.number, "not sent", desk=ticket.desk.name, by=by, at=at, facts=told)
    sending.delete()


def _locked(pk: int) -> Sending:
    rows = Sending.objects.select_for_update(of=("self",)).select_related("ticket__desk", "author")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Gone(_("it is out already"))
    return found
