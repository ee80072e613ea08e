"""Forgetting what rules did long ago; what they changed stands in the audit trail for ever."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from upheld.rules.models import Happening, RuleRun

# How long the log is kept, and what was set aside waits for somebody to deal with it.
KEPT_FOR = timedelta(days=180)
# Rows deleted in one transaction, so that no lock is held for long.
AT_ONCE = 1_000


def next_old(*, at: datetime) -> bool:
    """Delete some of the oldest lines of the log, or else of what was set aside; return whether there were any."""
    runs = RuleRun.objects.filter(ran_at__lte=at - KEPT_FOR).order_by("ran_at")
    left = Happening.objects.exclude(fault="").filter(happened_at__lte=at - KEPT_FOR).order_by("happened_at")
    return _some_of(runs) or _some_of(left)


def _some_of(rows: QuerySet[RuleRun] | QuerySet[Happening]) -> bool:
    numbers = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    return bool(numbers) and rows.model._default_manager.filter(pk__in=numbers).delete()[0] > 0
