"""What rules are still to be asked about: events that happened, and rules that wait for their time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from upheld.audit.facts import THE_DESK
from upheld.rules.models import Happening, Rule, RuleRevision, Wait
from upheld.tickets.models import Ticket

LONGEST_FAULT = 500


def take_happening() -> Happening | None:
    """Return the oldest event that no other worker holds, locked; the events of one ticket follow one another."""
    older = Happening.objects.filter(ticket=OuterRef("ticket"), pk__lt=OuterRef("pk"), fault="")
    waiting = Happening.objects.filter(~Exists(older), fault="").order_by("id")
    free = waiting.select_for_update(of=("self",), skip_locked=True)
    return free.select_related("desk", "ticket__desk").first()


def take_wait(*, at: datetime) -> Wait | None:
    """Return the rule that has waited longest past its time and that no other worker holds, locked."""
    due = Wait.objects.filter(due_at__lte=at).order_by("due_at", "id")
    free = due.select_for_update(of=("self",), skip_locked=True)
    return free.select_related("rule__desk", "revision", "ticket__desk").first()


def done(taken: Happening | Wait) -> None:
    """Ask about it no more; call it in the transaction of what was done."""
    taken.delete()


def set_aside(happening: Happening, reason: str) -> None:
    """Let the events after one that cannot be followed go on, and write down why."""
    Happening.objects.filter(pk=happening.pk).update(fault=reason[:LONGEST_FAULT])


def set_wait_aside(waiting: Wait, reason: str) -> Happening:
    """Keep the event behind a rule that could not run when its time came, with the reason."""
    said = {
        "desk": waiting.ticket.desk,
        "ticket": waiting.ticket,
        "verb": waiting.revision.trigger,
        "happened_at": waiting.happened_at,
        "happened_by": THE_DESK.reference,
        "chain": waiting.chain,
        "fault": reason[:LONGEST_FAULT],
    }
    kept, _made = Happening.objects.update_or_create(event=waiting.event, defaults=said)
    return kept


def take_set_aside(happening: Happening) -> Happening | None:
    """Return an event that was set aside as it now stands, locked; None if somebody dealt with it meanwhile."""
    locked = Happening.objects.select_for_update(of=("self",)).exclude(fault="")
    return locked.select_related("desk", "ticket__desk").filter(pk=happening.pk).first()


def wait(rule: Rule, revision: RuleRevision, happening: Happening) -> None:
    """Let a rule run on a ticket some time after this; what it waited for there before counts no more."""
    due_at = happening.happened_at + timedelta(seconds=revision.after_s)
    said = {
        "revision": revision,
        "event": happening.event,
        "happened_at": happening.happened_at,
        "due_at": due_at,
        "chain": happening.chain,
    }
    Wait.objects.update_or_create(rule=rule, ticket=happening.ticket, defaults=said)


def mark(ticket: Ticket, rule: Rule, chain: Sequence[int]) -> None:
    """Write down which rules set off what a rule has just done; call it in the transaction of its doing."""
    own = Happening.objects.filter(ticket=ticket, happened_by=rule.as_actor.reference, chain=[])
    own.update(chain=[*chain, rule.pk])
