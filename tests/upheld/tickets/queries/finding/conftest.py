"""A desk with a few tickets, and searching it as somebody."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.support.cast import Cast
from upheld.agreements.facts import in_force, meaning_of
from upheld.desks.queries import agents_of, teams_of
from upheld.tickets.queries.finding.filters import Ground
from upheld.tickets.queries.finding.lookup import customers_named
from upheld.tickets.queries.finding.search import FoundPage, search
from upheld.tickets.queries.tags import completions

AT = datetime(2026, 11, 2, 10, 30, tzinfo=UTC)
Search = Callable[..., FoundPage]


def ground_of(cast: Cast, *, at: datetime = AT, viewer: str = "agent", desk: str = "north") -> Ground:
    place = getattr(cast, desk)
    return Ground(
        viewer=getattr(cast, viewer),
        agreement=meaning_of(in_force(place, at=at)),
        at=at,
        zone=ZoneInfo("Europe/London"),
        agents=lambda: agents_of(place),
        teams=lambda: {team.pk: team.name for team in teams_of(place)},
        tags=lambda typed: completions(place, typed),
        customers=lambda name: customers_named(place, name),
    )


@pytest.fixture
def find(cast: Cast) -> Search:
    """Return what searches the desk North as its agent, unless told otherwise."""

    def found(
        text: str,
        *,
        desk: str = "north",
        viewer: str = "agent",
        language: str = "en",
        notes: bool = True,
        at: datetime = AT,
        **how: object,
    ) -> FoundPage:
        how.setdefault("patience", timedelta(minutes=1))
        ground = ground_of(cast, at=at, viewer=viewer, desk=desk)
        return search(text, getattr(cast, desk), ground=ground, language=language, notes=notes, **how)  # type: ignore[arg-type]  # by name

    return found


@pytest.fixture
def numbers(find: Search) -> Callable[..., list[int]]:
    """Return what finds the numbers of tickets, in the order in which they are shown."""
    return lambda text, **how: [one.row.number for one in find(text, **how).found]
