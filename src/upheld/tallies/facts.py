"""What a limit is, and what counting came to. Rows are not known here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """How often one deed may be done by one doer within a span that begins with the first time."""

    deed: str
    at_most: int
    # elapsed time
    within: timedelta = HOUR


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How often one doer has done a deed in the span that is under way, this time included."""

    limit: Limit
    count: int
    # When the span is over, and counting begins anew.
    ends_at: datetime

    @property
    def too_many(self) -> bool:
        """Whether that is more than the limit allows."""
        return self.count > self.limit.at_most
