"""What screens show of agreements: the versions a desk has published. What a version means is asked of `facts`."""

from dataclasses import dataclass
from datetime import datetime

from upheld.agreements.models import AgreementVersion
from upheld.desks.models import Desk


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedVersion:
    """One version among the others of its desk."""

    number: int
    hash: str
    # In force from the one instant until the other; until None where nothing follows it.
    effective_at: datetime
    until: datetime | None
    # Whether it was replaced before it ever took effect.
    never_in_force: bool


def published_versions(desk: Desk) -> list[PublishedVersion]:
    """Return every version that a desk has published, in the order in which they take effect, the last first."""
    versions = AgreementVersion.objects.filter(agreement__desk=desk).order_by("-effective_at", "-number")
    shown: list[PublishedVersion] = []
    until: datetime | None = None
    for row in versions.values("number", "hash", "effective_at"):
        # Of two with the same day, the one with the higher number counts.
        shown.append(PublishedVersion(**row, until=until, never_in_force=until == row["effective_at"]))
        until = row["effective_at"]
    return shown
