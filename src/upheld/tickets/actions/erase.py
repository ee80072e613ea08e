"""Taking a person's words out of their tickets; what was promised, and whether it was kept, stays."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import ngettext

from upheld.audit.facts import ERASED_NAME, ERASED_WORDS, THE_DESK
from upheld.customers.models import Contact
from upheld.tickets.actions import upload
from upheld.tickets.models import (
    Attachment,
    Call,
    ContactFollow,
    Draft,
    Forward,
    Hold,
    IntakeRefusal,
    Message,
    Sending,
    Ticket,
    TimeSpent,
    TrackingLink,
    Upload,
)
from upheld.tickets.models.stored_file import StoredFile
from upheld.tickets.queries.personal import refused_of

_EMPTY: dict[str, object] = {"subject": ERASED_WORDS, "answers": {}, "callback": "", "field_values": {}}
_REFUSED: dict[str, object] = {
    "name": ERASED_NAME,
    "email": "",
    "subject": ERASED_WORDS,
    "text": ERASED_WORDS,
    "answers": {},
    "typed": {},
}


class StillOpen(ValueError):
    """A ticket of this person is open: somebody is owed an answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ErasedTickets:
    """What became of a person's tickets."""

    # their numbers on the desk
    numbers: tuple[int, ...]
    messages: int
    files: int
    links: int


@transaction.atomic
def erase(contacts: Collection[Contact], *, at: datetime) -> ErasedTickets:
    """Empty the tickets of some people: subjects, answers, what was written and attached, and the ways to them.

    What the desk wrote there goes too: it names whom it answers. The index of words follows the rows. Locks the
    tickets. Raises StillOpen.
    """
    tickets = list(Ticket.objects.select_for_update().filter(contact__in=contacts).order_by("pk"))
    if open_ones := [ticket.number for ticket in tickets if ticket.state != Ticket.State.RESOLVED]:
        count = len(open_ones)
        still = ngettext(
            "%(count)d of their tickets is still open: resolve it first",
            "%(count)d of their tickets are still open: resolve them first",
            count,
        )
        raise StillOpen(still % {"count": count})
    messages = Message.objects.filter(Q(ticket__in=tickets) | Q(origin__in=tickets))
    messages.filter(sent_by__in=[one.as_actor.reference for one in contacts]).update(sender_name=ERASED_NAME)
    links, _ = TrackingLink.objects.filter(contact__in=contacts).delete()
    ContactFollow.objects.filter(contact__in=contacts, ended_at__isnull=True).update(
        ended_at=at, ended_by=THE_DESK.reference
    )
    Hold.objects.filter(ticket__in=tickets).update(note="")
    Forward.objects.filter(message__in=messages).update(recipient=ERASED_NAME)
    Call.objects.filter(message__in=messages).update(with_whom=ERASED_NAME)
    TimeSpent.objects.filter(ticket__in=tickets).update(note="")
    _forget_refused(contacts)
    for unsaid in (Draft, Sending):
        unsaid.objects.filter(ticket__in=tickets).delete()
    Ticket.objects.filter(pk__in=[ticket.pk for ticket in tickets]).update(**_EMPTY)
    return ErasedTickets(
        numbers=tuple(ticket.number for ticket in tickets),
        messages=messages.update(text=ERASED_WORDS),
        files=_files(tickets, at=at),
        links=links,
    )


def _forget_refused(contacts: Collection[Contact]) -> None:
    """Empty what was turned away of some people, also of what they asked before the desk knew them."""
    IntakeRefusal.objects.filter(refused_of(list(contacts))).update(**_REFUSED)


def _files(tickets: Collection[Ticket], *, at: datetime) -> int:
    """Make every file on some tickets one that nobody sent, and delete it once that is certain; return how many.

    Should this process end before that, the sweep of files that were not sent deletes them.
    """
    theirs = Q(message__ticket__in=tickets) | Q(message__origin__in=tickets)
    attached = list(Attachment.objects.filter(theirs).select_related("message__ticket"))
    Upload.objects.bulk_create(
        Upload(desk_id=one.message.ticket.desk_id, kind=one.message.kind, arrived_at=at, **_unsent(one, at=at))
        for one in attached
    )
    Attachment.objects.filter(pk__in=[one.pk for one in attached]).delete()
    ids = [one.public_id for one in attached]
    ids += Upload.objects.filter(ticket__in=tickets).values_list("public_id", flat=True)
    unsent = Upload.objects.filter(public_id__in=ids)
    unsent.update(name=ERASED_WORDS, ticket=None, begun_at=at - upload.LASTS)
    transaction.on_commit(lambda: _remove(unsent))
    return len(ids)


def _remove(unsent: QuerySet[Upload]) -> None:
    for one in unsent.all():
        upload.remove(one)


def _unsent(file: StoredFile, *, at: datetime) -> dict[str, object]:
    known = {field.name: getattr(file, field.name) for field in StoredFile._meta.get_fields()}
    return {**known, "begun_at": at - upload.LASTS, "begun_by": THE_DESK.reference}
