"""The open tickets that one person has on a desk."""

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.tickets.actions import assign, closure
from upheld.tickets.queries.held import held_count, open_tickets_held


def test_only_open_ones_of_this_desk_and_this_person(cast: Cast) -> None:
    mine, solved, anothers = (builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2") for _ in range(3))
    for ticket, agent in ((mine, cast.agent), (solved, cast.agent), (anothers, cast.manager)):
        assign.give(ticket, agent, by=cast.manager.as_actor, at=BEFORE_ALL)
    closure.resolve(solved, by=cast.agent.as_actor, at=BEFORE_ALL)
    assert list(open_tickets_held(cast.agent, cast.north)) == [mine]
    assert held_count(cast.agent, cast.north) == 1
    assert held_count(cast.agent, cast.south) == 0
