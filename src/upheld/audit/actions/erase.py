"""Taking a person's name out of the audit trail; what happened, when, and by which number stays.

It is the one change that the database allows of an audit event, and only to its name and its facts.
"""

from collections.abc import Collection, Iterable

from django.db import connection, transaction
from django.db.models import QuerySet

from upheld.audit.facts import ERASED_NAME
from upheld.audit.models import AuditEvent

_ALLOW = "SELECT set_config('upheld.erasing', %s, true)"
# Facts that hold an address.
_ADDRESS_FACTS = ("recipient", "email", "address")


@transaction.atomic
def erase_names(
    subjects: Iterable[tuple[str, Collection[int]]],
    *,
    desk: str,
    references: Collection[str],
    addresses: Collection[str],
) -> int:
    """Replace the names of actors by `references`, and `addresses` in facts, in what happened to some subjects.

    `subjects` are labels with numbers: their histories are found by index. Returns how many events changed.
    """
    changed = 0
    _allow("on")
    for subject, numbers in subjects:
        events = AuditEvent.objects.filter(desk=desk, subject=subject, number__in=numbers)
        changed += events.filter(by__in=references).exclude(by_name=ERASED_NAME).update(by_name=ERASED_NAME)
        changed += sum(_without(events, fact, addresses) for fact in _ADDRESS_FACTS)
    _allow("")
    return changed


def _without(events: QuerySet[AuditEvent], fact: str, addresses: Collection[str]) -> int:
    """Take addresses out of one fact of events; return of how many."""
    changed = 0
    for event in events.filter(**{f"facts__{fact}__in": list(addresses)}):
        facts = {**event.facts, fact: ERASED_NAME}
        changed += AuditEvent.objects.filter(pk=event.pk).update(facts=facts)
    return changed


def _allow(said: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ALLOW, [said])
