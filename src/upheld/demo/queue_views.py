"""One view of the queue per desk, built by its manager and shared with everybody; which tickets it holds is theirs."""

from collections.abc import Mapping
from datetime import datetime

from upheld.accounts.models import User
from upheld.demo.desks import OPEN_FOR
from upheld.demo.staff import MANAGER, STAFF
from upheld.desks.models import Desk
from upheld.tickets.actions import saved_view
from upheld.tickets.actions.saved_view import ViewPlan
from upheld.tickets.models import SavedView
from upheld.tickets.queries.views.conditions import ANY, WITHIN, Condition

_WITH_NOBODY = Condition(about="holder", relation=ANY, values=("",))
VIEWS: Mapping[str, tuple[str, tuple[Condition, ...]]] = {
    "intesys": ("Due in two hours", (Condition(about="due", relation=WITHIN, values=("2h",)),)),
    "interstellio": ("P1 and P2", (Condition(about="priority", relation=ANY, values=("p1", "p2")),)),
    "integrato": ("Super-premium", (Condition(about="fact.plan", relation=ANY, values=("super-premium",)),)),
    "studio": ("Nobody has it yet", (_WITH_NOBODY,)),
    "interworx": ("Urgent and high", (Condition(about="priority", relation=ANY, values=("urgent", "high")),)),
}


def share(desk: Desk, people: Mapping[str, User], *, at: datetime) -> None:
    """Share a desk's view with everybody who works there."""
    name, conditions = VIEWS[desk.name]
    manager = next(people[person.first_name] for person in STAFF[desk.name] if person.role == MANAGER)
    plan = ViewPlan(name=name, conditions=conditions, audience=SavedView.Audience.DESK)
    saved_view.save(desk, plan, maker=manager, by=manager.as_actor, at=at - OPEN_FOR)
