"""A few weeks on a desk that end now: kept, missed and breached promises, several teams and customers, some rated."""

from datetime import datetime, timedelta

from tests.support import builders
from tests.support.cast import Cast
from tests.support.harness import fast_forward
from tests.upheld.improvement.slow_numbers import count_all
from upheld.improvement.actions import answer, ask, survey
from upheld.improvement.models import SurveyInvitation
from upheld.tickets.actions import closure, message
from upheld.tickets.models import Ticket

DAY = timedelta(days=1)


def live_through(cast: Cast, *, until: datetime) -> list[Ticket]:
    """Open seven tickets, answer them sooner or later, close some and let their customers answer; count it all."""
    survey.begin(cast.north, by=cast.manager.as_actor, at=until - 30 * DAY)
    opened = []
    for turn, priority in enumerate(("p1", "p1", "p2", "p3", "p4", "p1", "p2")):
        contact = cast.contact if turn % 2 else cast.other_contact
        received_at = until - (24 - 3 * turn) * DAY
        ticket = builders.ticket(contact, at=received_at, subject=f"=cmd|{turn}", priority=priority, category="defect")
        answered_at = received_at + timedelta(minutes=4) * 9**turn if turn < 3 else received_at + 2 * DAY
        fast_forward(answered_at)
        message.reply(ticket, "Seen.", by=cast.agent.as_actor, at=answered_at)
        if turn < 4:
            _close_and_rate(cast, ticket, rating=5 - turn, at=answered_at + timedelta(hours=1))
        opened.append(ticket)
    fast_forward(until)
    count_all()
    return opened


def _close_and_rate(cast: Cast, ticket: Ticket, *, rating: int, at: datetime) -> None:
    closure.resolve(ticket, by=cast.agent.as_actor, at=at)
    asked_at = at + ask.ASK_AFTER
    while ask.next_closure(at=asked_at):
        pass
    invitation = SurveyInvitation.objects.get(ticket=ticket)
    answer.give(invitation, rating=rating, comment="=HYPERLINK(1) <b>", at=asked_at)
