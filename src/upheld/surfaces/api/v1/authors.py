"""For which person of the desk a program speaks."""

from upheld.accounts.models import User
from upheld.desks.models import Desk
from upheld.desks.queries import agents_of
from upheld.surfaces.api.v1.refusals import UnknownAuthor


def agent_with(desk: Desk, email: str) -> User:
    """Return the agent of a desk with an address. Raises UnknownAuthor."""
    author = next((agent for agent in agents_of(desk) if agent.email.lower() == email), None)
    if author is None:
        raise UnknownAuthor(f"{email} does not answer on {desk}.")
    return author
