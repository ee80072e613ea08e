"""The queue: a desk's open tickets in the order in which their next promises fall due."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from servicelevel.agreement import terms
from upheld.agreements.facts import versions_of_desk
from upheld.desks.models import Desk
from upheld.prepared import Among, Prepared
from upheld.tickets.facts import agreement_of
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.channels import channel_label
from upheld.tickets.queries.faces import ClockFace, face_of, next_clock
from upheld.tickets.queries.facets import WAITING, About, facet
from upheld.tickets.queries.places import PLACE, place_words
from upheld.tickets.queries.views.view import NEXT_DUE, ORDERS, RECEIVED, QueueView
from upheld.tickets.queries.words import ago

PAGE_SIZE = 30
DAYS_OF_A_WEEK = 7
TO_JUDGE = facet(About.EMERGENCY, WAITING)
ESCALATION_ASKED = facet(About.ESCALATION, WAITING)


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
    contact: str
    plan: str
    holder: str | None
    last_word: str
    group: str
    face: ClockFace | None
    # Other facts worth a glance: category, service, environment.
    facts: tuple[str, ...]
    tags: tuple[str, ...] = ()
    kind: str = ""
    service: str = ""
    channel: str = ""
    team: str = ""
    # How long ago it was received.
    received: str = ""
    # Where it stands in the line in which it waits, in words; empty if it waits in none.
    place: str = ""
    # Whether it is a declared emergency that nobody has judged yet.
    to_judge: bool = False
    # Whether its customer asked for escalation and nobody has answered yet.
    escalation_asked: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class QueuePage:
    """One page of the queue, and where the next begins; None when this is the last."""

    rows: tuple[QueueRow, ...]
    next_key: QueueKey | None


def queue_page(desk: Desk, view: QueueView, *, after: QueueKey | None, at: datetime, zone: ZoneInfo) -> QueuePage:
    """Return one page of a view of the queue: at most three queries, however many tickets the desk has."""
    found = loaded(in_view(view, after=after).annotate(place=PLACE), desk=desk, limit=PAGE_SIZE + 1)
    shown = found[:PAGE_SIZE]
    return QueuePage(
        rows=tuple(row_of(ticket, at=at, zone=zone, order=view.order) for ticket in shown),
        next_key=key_in(view, shown[-1]) if len(found) > PAGE_SIZE else None,
    )


def in_view(view: QueueView, *, after: QueueKey | None) -> QuerySet[Ticket]:
    """Return the tickets of a view in its order, from after a key on."""
    tickets = Ticket.objects.filter(view.where).order_by(*ORDERS[view.order])
    return tickets if after is None else tickets.filter(_AFTER[view.order](after))


def key_in(view: QueueView, ticket: Ticket) -> QueueKey:
    """Return where a ticket stands in a view."""
    return _KEYS[view.order](ticket)


def row_of(ticket: Ticket, *, at: datetime, zone: ZoneInfo, order: str = NEXT_DUE) -> QueueRow:
    """Return one ticket as the queue shows it; reads only what `queue_page` has loaded."""
    agreement = agreement_of(ticket)
    clock = next_clock(ticket.counting_clocks)
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
        contact=str(ticket.contact),
        plan=_plan_label(ticket, agreement),
        holder=str(ticket.holder) if ticket.holder else None,
        last_word=ago(ticket.last_word_at, at=at),
        group=_day_of_receipt(ticket, at=at, zone=zone) if order == RECEIVED else _group(ticket, at=at, zone=zone),
        face=face_of(clock, agreement=agreement, at=at, zone=zone) if clock else None,
        facts=_facts(ticket, agreement),
        tags=tuple(ticket.tags),
        kind=str(Ticket.Kind(ticket.kind).label),
        service=_fact_label(ticket, agreement, "service"),
        channel=channel_label(agreement, ticket.channel),
        team=str(ticket.team) if ticket.team else "",
        received=ago(ticket.received_at, at=at),
        place=place_words(getattr(ticket, "place", None)),
        to_judge=TO_JUDGE in ticket.standing,
        escalation_asked=ESCALATION_ASKED in ticket.standing,
    )


def loaded(tickets: QuerySet[Ticket], *, desk: Desk, limit: int) -> list[Ticket]:
    """Return tickets of one desk with all that a row of a list shows: at most three queries, whatever their number."""
    return _completed(list(_with_columns_of_a_row(tickets)[:limit]), desk)


def loaded_by_key(keys: Sequence[int], *, desk: Desk) -> dict[int, Ticket]:
    """Return tickets of one desk as `loaded` does, by their keys: at most three queries."""
    return {ticket.pk: ticket for ticket in _completed(_BY_KEY(desk=desk.pk, keys=list(keys)), desk)}


def _completed(found: list[Ticket], desk: Desk) -> list[Ticket]:
    if not found:
        return []
    versions = versions_of_desk(desk, {ticket.agreement_version_id for ticket in found})
    clocks: dict[int, list[Clock]] = {ticket.pk: [] for ticket in found}
    for clock in _CLOCKS_THAT_COUNT(tickets=list(clocks)):
        clocks[clock.ticket_id].append(clock)
    for ticket in found:
        # One desk and one version for all, not one made anew for each.
        ticket.desk, ticket.agreement_version = desk, versions[ticket.agreement_version_id]
        ticket.counting_clocks = clocks[ticket.pk]
    return found


def _with_columns_of_a_row(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    return (
        tickets.select_related(None)
        .prefetch_related(None)
        .select_related("contact", "organisation", "holder", "team")
        .defer(None)
        .only(*_ROW_COLUMNS)
    )


# What `row_of` reads of a ticket and of those it names; the desk's own rows are large, and there are many of them.
_ROW_COLUMNS = (
    *("desk_id", "number", "subject", "state", "priority", "facts", "last_word_at", "queue_group", "queue_at"),
    *("agreement_version_id", "annex_id", "received_at", "priority_asked", "kind", "channel", "tags", "line"),
    *("field_values", "standing"),
    *("contact__name", "contact__email", "contact__public_id", "organisation__name", "holder__name", "holder__email"),
    "team__name",
)

_BY_KEY = Prepared(
    lambda desk, keys: _with_columns_of_a_row(Ticket.objects.filter(Among(F("pk"), keys), desk=desk)),
    desk=int,
    keys=list,
)
_CLOCKS_THAT_COUNT = Prepared(
    lambda tickets: (
        Clock.objects.filter(Among(F("ticket"), tickets), withdrawn__isnull=True)
        .select_related("fulfilment")
        .order_by("id")
    ),
    tickets=list,
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


def _received_later_than(key: QueueKey) -> Q:
    return Q(received_at__gte=key.at) & (Q(received_at__gt=key.at) | Q(id__gt=key.id))


def _key_of_receipt(ticket: Ticket) -> QueueKey:
    return QueueKey(group=0, at=ticket.received_at, id=ticket.pk)


_AFTER: dict[str, Callable[[QueueKey], Q]] = {NEXT_DUE: later_than, RECEIVED: _received_later_than}
_KEYS: dict[str, Callable[[Ticket], QueueKey]] = {NEXT_DUE: key_of, RECEIVED: _key_of_receipt}


def _group(ticket: Ticket, *, at: datetime, zone: ZoneInfo) -> str:
    if ticket.queue_group != Ticket.QueueGroup.DATED:
        return str(Ticket.QueueGroup(ticket.queue_group).label)
    if ticket.queue_at <= at:
        return _("Past due")
    day, today = ticket.queue_at.astimezone(zone).date(), at.astimezone(zone).date()
    if day == today:
        return _("Today")
    if day == today + timedelta(days=1):
        return _("Tomorrow")
    return _("Later this week") if (day - today).days <= 6 - today.weekday() else _("After this week")


def _day_of_receipt(ticket: Ticket, *, at: datetime, zone: ZoneInfo) -> str:
    days = (at.astimezone(zone).date() - ticket.received_at.astimezone(zone).date()).days
    if days <= 0:
        return _("Received today")
    if days == 1:
        return _("Received yesterday")
    return _("Received this week") if days < DAYS_OF_A_WEEK else _("Received before")


def _plan_label(ticket: Ticket, agreement: terms.Agreement) -> str:
    plan = ticket.facts.get("plan", "")
    return next((term.label for term in agreement.plans if term.key == plan), "")


def _facts(ticket: Ticket, agreement: terms.Agreement) -> tuple[str, ...]:
    labels = (_fact_label(ticket, agreement, key) for key in ("service", "category"))
    return tuple(label for label in labels if label)


def _fact_label(ticket: Ticket, agreement: terms.Agreement, key: str) -> str:
    term, value = agreement.facts.get(key), ticket.facts.get(key)
    if not term or not value:
        return ""
    return next((known.label for known in term.values if known.key == value), value)


def waiting(rows: Sequence[QueueRow]) -> dict[str, list[QueueRow]]:
    """Return rows by group, groups and rows in the order in which they came."""
    groups: dict[str, list[QueueRow]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return groups
