"""Taking a person's name out of the audit trail; what happened, when, and by which number stays.

It is the one change that the database allows of an audit event, and only to its name and its facts.
"""

from collections.abc import Collection, Iterable

from django.db import connection, transaction

from upheld.audit.facts import ERASED_NAME, ERASED_WORDS
from upheld.audit.models import AuditEvent

_ALLOW = "SELECT set_config('upheld.erasing', %s, true)"
# Facts that hold an address, and facts that hold words which somebody typed.
_ADDRESS_FACTS = ("recipient", "email", "address")
_WORD_FACTS = ("note", "subject", "title", "text", "comment")
_TYPED = [*_ADDRESS_FACTS, *_WORD_FACTS]


@transaction.atomic
def erase_names(
    subjects: Iterable[tuple[str, Collection[int]]],
    *,
    desk: str,
    references: Collection[str],
    addresses: Collection[str],
) -> int:
    """Replace the names of actors by `references`, `addresses`, and what was typed, in what happened to some subjects.

    `subjects` are labels with numbers: their histories are found by index. Returns how many events changed.
    """
    changed = 0
    _allow("on")
    for subject, numbers in subjects:
        events = AuditEvent.objects.filter(desk=desk, subject=subject, number__in=numbers)
        changed += events.filter(by__in=references).exclude(by_name=ERASED_NAME).update(by_name=ERASED_NAME)
        changed += sum(_without_words(event, addresses) for event in events.filter(facts__has_any_keys=_TYPED))
    _allow("")
    return changed


def _without_words(event: AuditEvent, addresses: Collection[str]) -> int:
    """Take addresses and typed words out of the facts of an event; return 1 if there were any."""
    stand_ins = {fact: ERASED_NAME for fact in _ADDRESS_FACTS if event.facts.get(fact) in addresses}
    stand_ins |= {fact: ERASED_WORDS for fact in _WORD_FACTS if event.facts.get(fact)}
    if not stand_ins:
        return 0
    return AuditEvent.objects.filter(pk=event.pk).update(facts={**event.facts, **stand_ins})


def _allow(said: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ALLOW, [said])
