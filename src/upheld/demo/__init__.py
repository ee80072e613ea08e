"""The demo: five desks, their people and their days; nothing that a real installation needs."""

from datetime import datetime

from django.db import transaction

from upheld.audit.facts import THE_DESK
from upheld.demo import announced, articles, customers, days, desks, lists, queue_views, refused, replies, rules, staff
from upheld.desks.queries import all_desks
from upheld.improvement.actions import survey


@transaction.atomic
def load(*, at: datetime) -> None:
    """Load the five desks, their people and what happened on them up to `at`; where there is a desk, nothing.

    Everything goes through the same actions and workflows as in a real installation, at the instants at which it is
    said to have happened, so that every clock and every receipt is true.
    """
    if all_desks():
        return
    for plan in desks.PLANS:
        desk = desks.open_one(plan, at=at)
        people = staff.hire(desk, at=at)
        survey.begin(desk, by=THE_DESK, at=at - desks.OPEN_FOR)
        queue_views.share(desk, people, at=at)
        customers.meet(desk, manager=staff.manager_among(desk, people), at=at)
        lists.keep(desk, at=at)
        articles.write(desk, manager=staff.manager_among(desk, people), at=at)
        replies.keep(desk, people, at=at)
        days.play(desk, people, at=at)
        refused.keep(desk, at=at)
        announced.announce(desk, manager=staff.manager_among(desk, people), at=at)
        rules.follow(desk, manager=staff.manager_among(desk, people), at=at)
