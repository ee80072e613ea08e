"""How a member searches: on their desk, with its people and teams, at an instant. What a page shows is not here."""

from django.utils.translation import get_language

from upheld.desks.models import Membership
from upheld.desks.queries import agents_of, teams_of
from upheld.surfaces.console.frame import Frame
from upheld.tickets.queries.finding.filters import Ground
from upheld.tickets.queries.finding.lookup import customers_named
from upheld.tickets.queries.finding.search import FoundPage, search
from upheld.tickets.queries.tags import completions


def found_for(frame: Frame, text: str, *, below: int | None = None, limit: int) -> FoundPage:
    """Return what a member finds on their desk; whoever may read its tickets may read their notes."""
    desk = frame.member.desk
    return search(
        text,
        desk,
        ground=_ground(frame, frame.member),
        language=get_language() or "en",
        notes=True,
        below=below,
        limit=limit,
    )


def _ground(frame: Frame, member: Membership) -> Ground:
    desk = member.desk
    return Ground(
        viewer=member.user,
        agreement=frame.agreement,
        at=frame.at,
        zone=frame.zone,
        agents=lambda: agents_of(desk),
        teams=lambda: {team.pk: team.name for team in teams_of(desk)},
        tags=lambda typed: completions(desk, typed),
        customers=lambda name: customers_named(desk, name),
    )
