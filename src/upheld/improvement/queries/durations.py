"""How long answers, resolutions and closings took over some days, in bands; read from the rollups."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.db.models import Sum

from upheld.desks.models import Desk
from upheld.improvement.models import DurationDay
from upheld.improvement.models.duration_day import BANDS, LIMITS_S
from upheld.improvement.queries.days import Days


@dataclass(frozen=True, kw_only=True, slots=True)
class Distribution:
    """How many tickets took a time within each band, in one kind of time."""

    measure: str
    # "support" or "elapsed": never added.
    kind: str
    # By band, from the shortest.
    tickets: tuple[int, ...]

    @property
    def all(self) -> int:
        """How many tickets there are."""
        return sum(self.tickets)

    def within(self, share: float) -> int | None:
        """Return the band within which a share of the tickets, from 0 to 1, came to their end; None without tickets."""
        if not self.all:
            return None
        return next(band for band, number in enumerate(accumulate(self.tickets)) if number >= share * self.all)


def distributions(desk: Desk, days: Days) -> Sequence[Distribution]:
    """Return every distribution of which there is something, by measure and kind of time."""
    rows = DurationDay.objects.filter(desk=desk, counted_on__gte=days.first, counted_on__lte=days.last)
    sums = rows.values("measure", "kind", "band").annotate(number=Sum("tickets")).order_by("band")
    found: dict[tuple[str, str], list[int]] = {}
    for row in sums:
        found.setdefault((row["measure"], row["kind"]), [0] * BANDS)[row["band"]] = row["number"]
    order = {measure: place for place, measure in enumerate(DurationDay.Measure.values)}
    return [
        Distribution(measure=measure, kind=kind, tickets=tuple(found[measure, kind]))
        for measure, kind in sorted(found, key=lambda one: (order[one[0]], one[1]))
    ]


def limits_of(band: int) -> tuple[int, int | None]:
    """Return from and until how many seconds a band reaches; None for no end."""
    return (LIMITS_S[band - 1] if band else 0), (LIMITS_S[band] if band < len(LIMITS_S) else None)
