"""The cliff ahead: from when on the same form would be promised less firmly. What is promised is the core's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.promise import Promise, PromiseError, make_promise
from upheld.presentation.promised import PromisedFace, faces_of
from upheld.tickets.queries.words import long_duration

# What lies further ahead is no reason to hurry.
AHEAD = timedelta(hours=12)
_FIRMEST_FIRST = ("guaranteed", "target", "typical", "best_effort", "discretionary", "none")
DAY_MIN = 24 * 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Cliff:
    """When the promise gets weaker, how long that is from now, and what it would be then."""

    at: datetime
    # "midnight", or the time on the reader's wall.
    when: str
    left: str
    then: str
    clause_number: str
    clause_url: str


def cliff_of(promise: Promise, agreement: Agreement, *, at: datetime, zone: ZoneInfo) -> Cliff | None:
    """Return the first instant within AHEAD from which `promise` would be weaker; None where there is none."""
    present = faces_of(promise, at=at, zone=zone)[0]
    for edge in sorted(set(_edges(agreement, at=at))):
        then = _face_at(edge, promise, agreement, at=at, zone=zone)
        if then is not None and _weakness(then) > _weakness(present):
            return Cliff(
                at=edge,
                when=_when(edge, zone),
                left=long_duration(edge - at),
                then=then.headline,
                clause_number=then.clause_number,
                clause_url=then.clause_url,
            )
    return None


def _edges(agreement: Agreement, *, at: datetime) -> Iterator[datetime]:
    """Yield every instant ahead at which a rule may begin or cease to hold."""
    office = agreement.office
    closing = office.next_closing(at) if office.is_open(at) else None
    ahead = [closing or office.next_opening(at)]
    local = at.astimezone(ZoneInfo(agreement.zone))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    for rule in agreement.targets:
        for minute in (rule.when.received.start, rule.when.received.end):
            on = midnight + timedelta(days=minute // DAY_MIN)
            ahead += [day.replace(hour=minute // 60 % 24, minute=minute % 60) for day in (on, on + timedelta(days=1))]
    yield from (edge for edge in ahead if at < edge <= at + AHEAD)


def _face_at(
    edge: datetime, promise: Promise, agreement: Agreement, *, at: datetime, zone: ZoneInfo
) -> PromisedFace | None:
    try:
        return faces_of(make_promise(agreement, facts=promise.facts, at=edge), at=at, zone=zone)[0]
    except PromiseError:
        return None


def _when(edge: datetime, zone: ZoneInfo) -> str:
    local = f"{edge.astimezone(zone):%H:%M}"
    return "midnight" if local == "00:00" else local


def _weakness(face: PromisedFace) -> int:
    return _FIRMEST_FIRST.index(face.strength)
