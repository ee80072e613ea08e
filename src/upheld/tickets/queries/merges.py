"""Merged tickets as screens show them, and whose messages are read together; merging is an action's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q, QuerySet

from upheld.tickets.models import Clock, Message, Ticket, TicketMerge

SUGGESTED_AT_MOST = 8
_COUNTING = (Clock.Stage.IN_PROGRESS, Clock.Stage.PAUSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class MergeLine:
    """One ticket that was merged into the one that shows it, or into which that was merged."""

    id: int
    merged_at: datetime
    # Whether the ticket that shows it is the one that was kept.
    inward: bool
    number: int
    reference: str
    subject: str
    # The person of the merged ticket where they are not the kept one's: they read what is replied from then on.
    also_asked: str


def older_first(one: Ticket, other: Ticket) -> tuple[Ticket, Ticket]:
    """Return two tickets in the order in which they were received."""
    return (one, other) if (one.received_at, one.number) <= (other.received_at, other.number) else (other, one)


def reference_of(ticket: Ticket) -> str:
    """Return what people call a ticket, as in "INT-2291"."""
    return f"{ticket.desk.prefix}-{ticket.number}"


def merges_of(ticket: Ticket) -> tuple[MergeLine, ...]:
    """Return the open merges that a ticket's page tells of, in the order in which they were made: one query."""
    rows = TicketMerge.objects.filter(
        _one_of("merged", Q(pk=ticket.pk) | Q(merged_into=ticket)), undone_at__isnull=True
    )
    return tuple(_line(row, ticket) for row in rows.select_related("kept", "merged__contact").order_by("id"))


def suggested_for(ticket: Ticket) -> Sequence[Ticket]:
    """Return the newest open tickets of the same person: those that a ticket is merged with most often."""
    others = Ticket.objects.filter(contact=ticket.contact_id).exclude(state=Ticket.State.RESOLVED)
    return list(
        others.exclude(pk=ticket.pk).select_related("desk", "contact").order_by("-received_at")[:SUGGESTED_AT_MOST]
    )


def let_go(kept: Ticket, merged: Ticket) -> tuple[Clock, ...]:
    """Return the promises of `merged` for which nothing on `kept` would stand as soon: one query.

    What was done on the kept ticket stands for what is owed on the other. A promise that waits or has no date lets
    any of its kind stand for it; one that falls due lets only one that falls due no later.
    """
    rows = Clock.objects.filter(ticket__in=[kept, merged], withdrawn__isnull=True).order_by("id")
    standing = {row.metric: row for row in rows if row.ticket_id == kept.pk}
    owed = [row for row in rows if row.ticket_id == merged.pk and row.stage in _COUNTING]
    return tuple(row for row in owed if not _stands_for(standing.get(row.metric), row))


def _stands_for(kept: Clock | None, owed: Clock) -> bool:
    if kept is None or kept.stage == Clock.Stage.CANCELLED:
        return False
    if kept.stage == Clock.Stage.COMPLETED or owed.due_at is None:
        return True
    return kept.due_at is not None and kept.due_at <= owed.due_at


def said_to_desk(ticket: Ticket) -> QuerySet[Message]:
    """Return every message that the desk reads on a ticket: its own, and those of tickets merged into it."""
    return Message.objects.filter(_one_of("ticket", Q(pk=ticket.pk) | Q(merged_into=ticket)))


def said_to_customer(ticket: Ticket) -> QuerySet[Message]:
    """Return every message that a ticket's own person reads on it: no note, and nothing that another person wrote.

    On a ticket into which others were merged: its own, and those of merged tickets of the same person. On a merged
    one: its own, and what the desk has replied since it was merged.
    """
    their_own = Q(origin__isnull=True) | Q(origin__contact=ticket.contact_id)
    merged = Q(merged_into=ticket, contact=ticket.contact_id)
    shown = Q(_one_of("ticket", Q(pk=ticket.pk) | merged)) & their_own | Q(origin=ticket)
    if ticket.merged_into_id is not None:
        since = TicketMerge.objects.filter(merged=ticket, undone_at__isnull=True).values("merged_at")
        shown |= Q(ticket=ticket.merged_into_id, kind=Message.Kind.REPLY, sent_at__gte=since[:1])
    return Message.objects.filter(shown).exclude(kind__in=Message.INTERNAL)


def asked_by_others(ticket: Ticket) -> Sequence[Ticket]:
    """Return the tickets of other people that were merged into a ticket: who asked there is answered with it."""
    merged = Ticket.objects.filter(merged_into=ticket).exclude(contact=ticket.contact_id)
    return list(merged.select_related("desk", "contact__user", "agreement_version__agreement").order_by("id"))


def _one_of(column: str, which: Q) -> Func:
    """Return what selects rows that name one of a few tickets.

    The few are looked up first and handed to the index as a list: of a subquery beside an OR, the planner makes a
    filter instead, and reads every message there is.
    """
    few = ArraySubquery(Ticket.objects.filter(which).values("pk"))
    template, joined = "%(expressions)s)", " = ANY("
    return Func(F(f"{column}_id"), few, template=template, arg_joiner=joined, output_field=BooleanField())


def _line(row: TicketMerge, ticket: Ticket) -> MergeLine:
    inward = row.merged_id != ticket.pk
    other = row.merged if inward else row.kept
    return MergeLine(
        id=row.pk,
        merged_at=row.merged_at,
        inward=inward,
        number=other.number,
        reference=f"{ticket.desk.prefix}-{other.number}",
        subject=other.subject,
        also_asked=str(row.merged.contact) if row.merged.contact_id != row.kept.contact_id else "",
    )
