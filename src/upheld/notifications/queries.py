"""What screens may show of the outbox and of the bell: what waits, what failed, who was told what and how."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from upheld.notifications.facts import CUSTOMER_MAILS, DEFAULTS, CustomerMail, Happening, Ways
from upheld.notifications.models import Choice, Correspondent, Delivery, Notice, Notification
from upheld.prepared import Prepared

# The most that a screen lists at once.
LISTED = 200
NOTICES_SHOWN = 50
# Counting stops here: beyond it, nobody reads the number.
UNREAD_UP_TO = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class OutboxRow:
    """One notification that has not reached its recipient."""

    id: int
    # what it tells of: the kind of subject and its number on the desk
    subject: str
    number: int
    recipient: str
    template: str
    written_at: datetime
    attempts: int
    # None once it was given up
    next_attempt_at: datetime | None
    gave_up_at: datetime | None
    # what the carrier said at the last attempt; empty before the first
    reason: str


def failed_for(desk: str, *, at_most: int = LISTED) -> Sequence[OutboxRow]:
    """Return what was given up on a desk, newest first. One query."""
    failed = Notification.objects.filter(desk=desk, gave_up_at__isnull=False).order_by("-gave_up_at", "-id")
    return _rows(failed, at_most=at_most)


def waiting_for(desk: str) -> Sequence[OutboxRow]:
    """Return what is still to be delivered for a desk, soonest first. One query."""
    waiting = Notification.objects.filter(desk=desk, next_attempt_at__isnull=False)
    return _rows(waiting.order_by("next_attempt_at", "id"))


def told(desk: str, addresses: Collection[str]) -> Iterator[Notification]:
    """Yield what a desk told some addresses, oldest first, however much that is."""
    yield from Notification.objects.filter(desk=desk, recipient__in=addresses).order_by("written_at", "id").iterator()


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One mail to one person about a subject: written, and what became of it."""

    name: str
    written_at: datetime
    delivered_at: datetime | None
    # None once delivered or given up
    next_attempt_at: datetime | None
    gave_up_at: datetime | None
    attempts: int


def told_of(desk: str, subject: str, number: int, *, template: str) -> Sequence[Told]:
    """Return whom a desk wrote to about a subject with one kind of mail, in the order in which it was written."""
    mails = Notification.objects.filter(desk=desk, subject=subject, number=number, template=template).order_by("id")
    return [
        Told(
            name=mail.recipient_name,
            written_at=mail.written_at,
            delivered_at=mail.delivered_at,
            next_attempt_at=mail.next_attempt_at,
            gave_up_at=mail.gave_up_at,
            attempts=mail.attempts,
        )
        for mail in mails
    ]


def _rows(notifications: QuerySet[Notification], *, at_most: int = LISTED) -> Sequence[OutboxRow]:
    last = Delivery.objects.filter(notification=OuterRef("pk")).order_by("-id")
    said = notifications.annotate(last_detail=Subquery(last.values("detail")[:1]))
    return [_row(notification, said=notification.last_detail or "") for notification in said[:at_most]]


def _row(notification: Notification, *, said: str) -> OutboxRow:
    return OutboxRow(
        id=notification.pk,
        subject=notification.subject,
        number=notification.number,
        recipient=notification.recipient,
        template=notification.template,
        written_at=notification.written_at,
        attempts=notification.attempts,
        next_attempt_at=notification.next_attempt_at,
        gave_up_at=notification.gave_up_at,
        reason=said,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeGroup:
    """What one person was told of one subject, the newest first, on one page."""

    subject: str
    number: int
    title: str
    notices: tuple[Notice, ...]

    @property
    def unread(self) -> bool:
        """Whether any of it has not been read."""
        return any(one.read_at is None for one in self.notices)


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticePage:
    """One page of what stands under somebody's bell, and where the next begins; None when this is the last."""

    groups: tuple[NoticeGroup, ...]
    next_before: int | None


def ways_of(people: Collection[int], happening: Happening, *, desk: str) -> Mapping[int, Ways]:
    """Return by which ways each of some people is told of a happening on a desk: as chosen, else as by default."""
    chosen = Choice.objects.filter(desk=desk, person__in=people, happening=happening)
    known = {one.person: Ways(in_app=one.in_app, mail=one.mail) for one in chosen}
    return {person: known.get(person, DEFAULTS[happening]) for person in people}


def choices_of(person: int, *, desk: str) -> Mapping[Happening, Ways]:
    """Return by which ways a person is told of each happening on a desk."""
    chosen = Choice.objects.filter(desk=desk, person=person, happening__in=DEFAULTS)
    known = {Happening(one.happening): Ways(in_app=one.in_app, mail=one.mail) for one in chosen}
    return {happening: known.get(happening, ways) for happening, ways in DEFAULTS.items()}


_UNREAD = Prepared(
    lambda person, desk: Notice.objects.filter(desk=desk, person=person, read_at__isnull=True).values_list("pk")[
        :UNREAD_UP_TO
    ],
    person=int,
    desk=str,
)


def unread_count(person: int, *, desk: str) -> int:
    """Return how many things a person was told and has not read, counting no further than UNREAD_UP_TO."""
    return len(_UNREAD(person=person, desk=desk))


def notice_page(person: int, *, desk: str, before: int | None) -> NoticePage:
    """Return one page of what a person was told, the newest first, by subject. One query."""
    told = Notice.objects.filter(desk=desk, person=person).order_by("-id")
    found = list((told if before is None else told.filter(pk__lt=before))[: NOTICES_SHOWN + 1])
    shown = found[:NOTICES_SHOWN]
    groups: dict[tuple[str, int], list[Notice]] = {}
    for one in shown:
        groups.setdefault((one.subject, one.number), []).append(one)
    return NoticePage(
        groups=tuple(
            NoticeGroup(subject=subject, number=number, title=told[0].title, notices=tuple(told))
            for (subject, number), told in groups.items()
        ),
        next_before=shown[-1].pk if len(found) > NOTICES_SHOWN else None,
    )


_UNCONFIRMED = Prepared(
    lambda desk, address: Correspondent.objects.filter(
        desk=desk, address=address, confirmed_at__isnull=True
    ).values_list("pk")[:1],
    desk=str,
    address=str,
)


def is_unconfirmed(desk: str, address: str) -> bool:
    """Say whether nobody has confirmed yet that an address, as it was typed, is theirs. One query."""
    return bool(_UNCONFIRMED(desk=desk, address=address.lower()))


def mails_declined(person: int, *, desk: str) -> Collection[CustomerMail]:
    """Return what a person does not want to be told by mail as a desk's customer."""
    chosen = Choice.objects.filter(desk=desk, person=person, happening__in=list(CustomerMail), mail=False)
    return {CustomerMail(one) for one in chosen.values_list("happening", flat=True)}


def is_declined(template: str, person: int, *, desk: str) -> bool:
    """Say whether a person does not want a mail of one kind from a desk; what cannot be declined never is."""
    happening = CUSTOMER_MAILS.get(template)
    declined = Choice.objects.filter(desk=desk, person=person, happening=happening, mail=False)
    return happening is not None and declined.exists()
