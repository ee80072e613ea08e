"""Ending somebody's time on a desk, so that no ticket stays with them."""

from datetime import datetime

from django.db import transaction

from upheld.audit.facts import Actor
from upheld.desks.actions import membership
from upheld.desks.models import Membership
from upheld.tickets.actions import assign
from upheld.tickets.queries.held import open_tickets_held


@transaction.atomic
def leave_desk(member: Membership, *, by: Actor, at: datetime) -> Membership:
    """End a membership, and let go each open ticket that the person had: the desk sees it as nobody's again.

    Raises LastManager, NotOnDesk.
    """
    ended = membership.end(member, by=by, at=at)
    for ticket in open_tickets_held(ended.user, ended.desk):
        assign.release(ticket, by=by, at=at)
    return ended
