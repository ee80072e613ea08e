"""Merging a ticket into another that is about the same, and undoing it; who reads which message is a query's."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.actions.merge_refusals import refuse_undoing
from upheld.tickets.actions import clocks, follow, lock, tags, ticket_links
from upheld.tickets.models import Follow, Hold, Sending, Ticket, TicketLink, TicketMerge
from upheld.tickets.queries.faces import METRIC_LABELS
from upheld.tickets.queries.merges import let_go, reference_of

REASON_LENGTH_AT_MOST = 500


class SameTicket(ValueError):
    """A ticket is not merged with itself."""


class OfAnotherDesk(ValueError):
    """Tickets of two desks are not merged: who reads one may not know of the other."""


class NotOpen(ValueError):
    """One of the two is resolved, or was merged before."""


class ReplyOnItsWay(ValueError):
    """A reply on the ticket that would be merged has not gone out yet."""


class OfAnotherPerson(ValueError):
    """Two people asked; whoever merges says that they know it, by naming the other."""


class NoReason(ValueError):
    """Whoever undoes a merge says why."""


class LetsPromiseGo(ValueError):
    """A promise would count no more though none that stands falls due as soon; whoever merges says why it may go."""


@transaction.atomic
def merge(
    kept: Ticket, merged: Ticket, *, confirmed: str = "", reason: str = "", by: Actor, at: datetime
) -> TicketMerge:
    """Merge a ticket into another, whose promise stands as it is, pauses and all.

    Locks both. The merged one is closed with a pointer, its clocks count no more, its tags and links are the kept one's
    too, and what its customer writes is said there. Nobody is told. `confirmed` is the address of the merged ticket's
    person, needed where two people asked; `reason` is needed where a promise is let go (`queries.let_go`). Raises
    SameTicket, OfAnotherDesk, NotOpen, ReplyOnItsWay, OfAnotherPerson, LetsPromiseGo.
    """
    if kept.pk == merged.pk:
        raise SameTicket(_("a ticket cannot be merged with itself"))
    kept, merged = lock.both(kept, merged)
    reason = reason.strip()[:REASON_LENGTH_AT_MOST]
    _refuse(kept, merged, confirmed)
    _refuse_letting_go(kept, merged, reason)
    moved = {
        "tags": _unite_tags(kept, merged, by=by, at=at),
        "links": _unite_links(kept, merged, by=by, at=at),
        "followers": _unite_followers(kept, merged, by=by, at=at),
        "tickets": _bring_along(kept, merged),
    }
    row = TicketMerge.objects.create(kept=kept, merged=merged, moved=moved, merged_at=at, merged_by=by.reference)
    clocks.set_aside(merged, at=at)
    _set(merged, into=kept, state=Ticket.State.RESOLVED)
    _tell(row, ("merged away", "merged in"), reason, by=by, at=at)
    return row


@transaction.atomic
def undo(merge: TicketMerge, *, reason: str, by: Actor, at: datetime) -> TicketMerge:
    """Part two merged tickets: the merged one stands as its own records and events say; what was said since stays.

    Locks both. Raises NoReason, and UndoneAlready, TooLateToUndo and MergedFurther of `merge_refusals`.
    """
    if not reason.strip():
        raise NoReason(_("say why"))
    kept, merged = lock.both(merge.kept, merge.merged)
    row = TicketMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    refuse_undoing(row, further=kept.merged_into_id is not None, at=at)
    Ticket.objects.filter(pk__in=row.moved["tickets"], merged_into=kept).update(merged_into=merged)
    held = Hold.objects.filter(ticket=merged, lifted_at__isnull=True).exists()
    _set(merged, into=None, state=Ticket.State.ON_HOLD if held else Ticket.State.OPEN)
    clocks.read_anew(merged, at=at)
    _part(kept, row, by=by, at=at)
    row.undone_at, row.undone_by, row.undone_reason = at, by.reference, reason.strip()[:REASON_LENGTH_AT_MOST]
    row.save(update_fields=["undone_at", "undone_by", "undone_reason"])
    _tell(row, ("merge undone", "merge undone"), row.undone_reason, by=by, at=at)
    return row


def _refuse(kept: Ticket, merged: Ticket, confirmed: str) -> None:
    if kept.desk_id != merged.desk_id:
        raise OfAnotherDesk(_("tickets of two desks cannot be merged"))
    for ticket in (kept, merged):
        if ticket.merged_into_id is not None:
            raise NotOpen(_("{reference} was merged before").format(reference=reference_of(ticket)))
        if ticket.state == Ticket.State.RESOLVED:
            raise NotOpen(_("{reference} is resolved; reopen it first").format(reference=reference_of(ticket)))
    if Sending.objects.filter(ticket=merged).exists():
        raise ReplyOnItsWay(
            _("a reply on {reference} goes out in a moment; then try again").format(reference=reference_of(merged))
        )
    email = merged.contact.email
    if kept.contact_id != merged.contact_id and confirmed.strip().casefold() != email.casefold():
        raise OfAnotherPerson(
            _("{reference} was asked by somebody else; write their address, {email}, to confirm it").format(
                reference=reference_of(merged), email=email
            )
        )


def _refuse_letting_go(kept: Ticket, merged: Ticket, reason: str) -> None:
    gone = let_go(kept, merged)
    if gone and not reason:
        raise LetsPromiseGo(
            _("{promise} on {reference} would be let go; say why it may").format(
                promise=METRIC_LABELS[gone[0].metric][0], reference=reference_of(merged)
            )
        )


def _unite_tags(kept: Ticket, merged: Ticket, *, by: Actor, at: datetime) -> list[str]:
    """Put on the kept ticket the tags that it lacks, as many as it may have; return them."""
    room = tags.TAGS_AT_MOST - len(kept.tags)
    lacking = [name for name in merged.tags if name not in kept.tags][:room]
    return [tags.add(kept, name, by=by, at=at) for name in lacking]


def _unite_links(kept: Ticket, merged: Ticket, *, by: Actor, at: datetime) -> list[int]:
    """Link the kept ticket as the merged one is; return the new rows. What would link it to itself is left out."""
    made = []
    for link in [*merged.links_out.select_related("target__desk"), *merged.links_in.select_related("source__desk")]:
        ends = (kept, link.target) if link.source_id == merged.pk else (link.source, kept)
        kind = TicketLink.Kind(link.kind)
        if TicketLink.objects.filter(kind=kind, source=ends[0], target=ends[1]).exists():
            continue
        try:
            made.append(ticket_links.link(*ends, kind, by=by, at=at).pk)
        except (ticket_links.LinksToItself, ticket_links.WouldCircle, ticket_links.TooManyLinks):
            continue
    return made


def _unite_followers(kept: Ticket, merged: Ticket, *, by: Actor, at: datetime) -> list[int]:
    """Let those who follow the merged ticket follow the kept one; return who did not before."""
    already = Follow.objects.filter(ticket=kept, ended_at__isnull=True).values("user")
    lacking = Follow.objects.filter(ticket=merged, ended_at__isnull=True).exclude(user__in=already)
    made = []
    for one in lacking.select_related("user"):
        try:
            made.append(follow.start(kept, one.user, by=by, at=at).user_id)
        except follow.CannotFollow:
            continue
    return made


def _bring_along(kept: Ticket, merged: Ticket) -> list[int]:
    """Let the tickets that were merged into the merged one lead to the kept one; return them."""
    earlier = list(Ticket.objects.filter(merged_into=merged).values_list("pk", flat=True))
    Ticket.objects.filter(pk__in=earlier).update(merged_into=kept)
    return earlier


def _part(kept: Ticket, row: TicketMerge, *, by: Actor, at: datetime) -> None:
    """Take off the kept ticket what it came to have by the merge and still has."""
    for name in row.moved["tags"]:
        tags.remove(kept, name, by=by, at=at)
    for one in Follow.objects.filter(ticket=kept, user__in=row.moved["followers"], ended_at__isnull=True):
        follow.stop(kept, one.user, by=by, at=at)
    for link in TicketLink.objects.filter(pk__in=row.moved["links"]).select_related("source__desk", "target__desk"):
        ticket_links.unlink(link.source, link.target, TicketLink.Kind(link.kind), by=by, at=at)


def _set(merged: Ticket, *, into: Ticket | None, state: Ticket.State) -> None:
    merged.merged_into, merged.state = into, state
    merged.save(update_fields=["merged_into", "state"])


def _tell(row: TicketMerge, verbs: tuple[str, str], reason: str, *, by: Actor, at: datetime) -> None:
    ends = ((row.merged, row.kept), (row.kept, row.merged))
    for verb, (ticket, other) in zip(verbs, ends, strict=True):
        told = {"other": reference_of(other), "reason": reason}
        record("ticket", ticket.number, verb, desk=ticket.desk.name, by=by, at=at, facts=told)
