"""The queue: a desk's open tickets in the order in which their next promises fall due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from servicelevel.agreement import terms
from upheld.accounts.models import User
from upheld.agreements.models import AgreementVersion
from upheld.desks.models import Desk
from upheld.tickets.facts import agreement_of
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.emergencies import waiting_among
from upheld.tickets.queries.faces import ClockFace, face_of, next_clock
from upheld.tickets.queries.words import ago

PAGE_SIZE = 30
# Counting stops here, so that no count grows with the desk.
COUNTED_UP_TO = 100
VIEWS = ("next", "mine", "unassigned", "past_due", "on_hold", "no_promise")


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueKey:
    """Where a page of the queue ends: the sort key of its last row."""

    group: int
    at: datetime
    id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueRow:
    """One ticket as the queue shows it."""

    number: int
    reference: str
    subject: str
    state: str
    priority: str
    priority_label: str
    # 0 is the most urgent; None without a priority.
    priority_rank: int | None
    priority_ranks: int
    customer: str
    plan: str
    holder: str | None
    last_word: str
    group: str
    face: ClockFace | None
    # Other facts worth a glance: category, service, environment.
    facts: tuple[str, ...]
    tags: tuple[str, ...]
    team: str
    # Whether it is a declared emergency that nobody has judged yet.
    to_judge: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class QueuePage:
    """One page of the queue, and where the next begins; None when this is the last."""

    rows: tuple[QueueRow, ...]
    next_key: QueueKey | None


def queue_page(
    desk: Desk, *, view: str, viewer: User, after: QueueKey | None, at: datetime, zone: ZoneInfo
) -> QueuePage:
    """Return one page of a view of the queue: five queries at most, however many tickets the desk has."""
    tickets = _in_view(_open_tickets(desk), view, viewer=viewer, at=at).order_by("queue_group", "queue_at", "id")
    if after is not None:
        tickets = tickets.filter(later_than(after))
    found = loaded(tickets, desk=desk, limit=PAGE_SIZE + 1)
    shown = found[:PAGE_SIZE]
    more = len(found) > PAGE_SIZE
    to_judge = waiting_among(shown)
    return QueuePage(
        rows=tuple(row_of(ticket, at=at, zone=zone, to_judge=ticket.pk in to_judge) for ticket in shown),
        next_key=key_of(shown[-1]) if more else None,
    )


def counts(desk: Desk, *, viewer: User, at: datetime) -> dict[str, int]:
    """Return how many tickets each view holds, counting no further than COUNTED_UP_TO, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, {"desk": desk.pk, "viewer": viewer.pk, "at": at, "limit": COUNTED_UP_TO})
        counted = cursor.fetchone()
    return dict(zip(VIEWS, counted, strict=True))


def _capped_count(condition: str) -> str:
    open_on_desk = "SELECT 1 FROM tickets_ticket WHERE desk_id = %(desk)s AND NOT (state = 'resolved')"
    return f"(SELECT count(*) FROM ({open_on_desk}{condition} LIMIT %(limit)s) capped)"  # noqa: S608  our own words


# One condition a view, in the order of VIEWS; each is what `_in_view` says, and rides the index of its name.
_COUNTS = "SELECT " + ", ".join(
    _capped_count(condition)
    for condition in (
        "",
        " AND holder_id = %(viewer)s",
        " AND holder_id IS NULL",
        f" AND queue_group = {Ticket.QueueGroup.DATED.value} AND queue_at <= %(at)s",
        " AND state = 'on_hold'",
        f" AND queue_group = {Ticket.QueueGroup.UNPROMISED.value}",
    )
)


def row_of(ticket: Ticket, *, at: datetime, zone: ZoneInfo, to_judge: bool = False) -> QueueRow:
    """Return one ticket as the queue shows it; reads only what `queue_page` has loaded."""
    agreement = agreement_of(ticket)
    clocks = list(ticket.clocks.all())
    clock = next_clock(clocks)
    priority = next((term for term in agreement.priorities if term.key == ticket.priority), None)
    return QueueRow(
        number=ticket.number,
        reference=f"{ticket.desk.prefix}-{ticket.number}",
        subject=ticket.subject,
        state=ticket.state,
        priority=ticket.priority,
        priority_label=priority.label if priority else "",
        priority_rank=priority.rank if priority else None,
        priority_ranks=len(agreement.priorities),
        customer=str(ticket.organisation or ticket.contact),
        plan=_plan_label(ticket, agreement),
        holder=str(ticket.holder) if ticket.holder else None,
        last_word=ago(ticket.last_word_at, at=at),
        group=_group(ticket, at=at, zone=zone),
        face=face_of(clock, agreement=agreement, at=at, zone=zone) if clock else None,
        facts=_facts(ticket, agreement),
        tags=tuple(ticket.tags),
        team=str(ticket.team or ""),
        to_judge=to_judge,
    )


def _open_tickets(desk: Desk) -> QuerySet[Ticket]:
    return Ticket.objects.filter(~Q(state=Ticket.State.RESOLVED), desk=desk)


def _in_view(tickets: QuerySet[Ticket], view: str, *, viewer: User, at: datetime) -> QuerySet[Ticket]:
    group = Ticket.QueueGroup
    narrowed = {
        "mine": lambda: tickets.filter(holder=viewer),
        "unassigned": lambda: tickets.filter(holder__isnull=True),
        "past_due": lambda: tickets.filter(queue_group=group.DATED, queue_at__lte=at),
        "on_hold": lambda: tickets.filter(state=Ticket.State.ON_HOLD),
        "no_promise": lambda: tickets.filter(queue_group=group.UNPROMISED),
    }
    return narrowed.get(view, lambda: tickets)()


def loaded(tickets: QuerySet[Ticket], *, desk: Desk, limit: int) -> list[Ticket]:
    """Return tickets of one desk with all that a row of a list shows: four queries, whatever their number."""
    found = list(_with_what_a_row_shows(tickets)[:limit])
    for ticket in found:
        ticket.desk = desk  # one desk for all, not one made anew for each
    return found


def _with_what_a_row_shows(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    return (
        tickets.select_related(None)
        .select_related("contact", "organisation", "holder", "team")
        .defer(None)
        .only(*_ROW_COLUMNS)
        .prefetch_related(
            Prefetch("agreement_version", AgreementVersion.objects.defer("text").select_related("agreement")),
            Prefetch("clocks", _clocks_that_count()),
        )
    )


def _clocks_that_count() -> QuerySet[Clock]:
    return Clock.objects.filter(withdrawn__isnull=True).select_related("fulfilment").order_by("id")


# What `row_of` reads of a ticket and of those it names; the desk's own rows are large, and there are many of them.
_ROW_COLUMNS = (
    *("desk_id", "number", "subject", "state", "priority", "facts", "last_word_at", "queue_group", "queue_at"),
    *("agreement_version_id", "annex_id", "received_at", "priority_asked", "kind", "channel", "tags"),
    "field_values",
    *("contact__name", "contact__email", "contact__public_id", "organisation__name", "holder__name", "holder__email"),
    "team__name",
)


def later_than(key: QueueKey) -> Q:
    """Return what selects the tickets that the queue shows after a key."""
    same_group = Q(queue_group=key.group)
    return (
        Q(queue_group__gt=key.group)
        | Q(same_group, queue_at__gt=key.at)
        | Q(same_group, queue_at=key.at, id__gt=key.id)
    ) & Q(queue_group__gte=key.group)


def key_of(ticket: Ticket) -> QueueKey:
    """Return where a ticket stands in the queue."""
    return QueueKey(group=ticket.queue_group, at=ticket.queue_at, id=ticket.pk)


def _group(ticket: Ticket, *, at: datetime, zone: ZoneInfo) -> str:
    if ticket.queue_group != Ticket.QueueGroup.DATED:
        return str(Ticket.QueueGroup(ticket.queue_group).label)
    if ticket.queue_at <= at:
        return "Past due"
    day, today = ticket.queue_at.astimezone(zone).date(), at.astimezone(zone).date()
    if day == today:
        return "Today"
    if day == today + timedelta(days=1):
        return "Tomorrow"
    return "Later this week" if (day - today).days <= 6 - today.weekday() else "After this week"


def _plan_label(ticket: Ticket, agreement: terms.Agreement) -> str:
    plan = ticket.facts.get("plan", "")
    return next((term.label for term in agreement.plans if term.key == plan), "")


def _facts(ticket: Ticket, agreement: terms.Agreement) -> tuple[str, ...]:
    shown = []
    for key in ("service", "category"):
        term, value = agreement.facts.get(key), ticket.facts.get(key)
        if term and value:
            shown.append(next((known.label for known in term.values if known.key == value), value))
    return tuple(shown)


def waiting(rows: Sequence[QueueRow]) -> dict[str, list[QueueRow]]:
    """Return rows by group, groups and rows in the order in which they came."""
    groups: dict[str, list[QueueRow]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return groups
