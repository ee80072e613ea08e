"""For which person of the desk a program speaks, and which team it names."""

from upheld.accounts.models import User
from upheld.audit.facts import Actor
from upheld.desks.models import ApiToken, Desk, Team
from upheld.desks.queries import agents_of, teams_of
from upheld.surfaces.api.v1.refusals import UnknownAuthor
from upheld.tickets.actions.team import NotATeam


def agent_with(desk: Desk, email: str) -> User:
    """Return the agent of a desk with an address. Raises UnknownAuthor."""
    author = next((agent for agent in agents_of(desk) if agent.email.lower() == email), None)
    if author is None:
        raise UnknownAuthor(f"{email} does not answer on {desk}.")
    return author


def actor_named(token: ApiToken, email: str) -> Actor:
    """Return the agent of a token's desk with an address, as records name them. Raises UnknownAuthor."""
    return agent_with(token.desk, email).as_actor


def team_named(desk: Desk, name: str | None) -> Team | None:
    """Return the team of a desk with a name; None for the whole desk. Raises NotATeam."""
    if name is None:
        return None
    found = next((one for one in teams_of(desk) if one.name == name), None)
    if found is None:
        raise NotATeam(f"{desk} has no team {name!r}")
    return found
