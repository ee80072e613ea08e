"""Views in the API: what belongs to the desk and to no person, counted, and page by page."""

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.programs import Program
from upheld.tickets.actions import saved_view
from upheld.tickets.actions.saved_view import ViewPlan
from upheld.tickets.models import SavedView
from upheld.tickets.queries.views.conditions import Condition

P1 = Condition(about="priority", relation="any", values=("p1",))
DESK = SavedView.Audience.DESK


def save(cast: Cast, name: str, *conditions: Condition, audience: SavedView.Audience = DESK) -> str:
    plan = ViewPlan(name=name, conditions=conditions, audience=audience)
    return f"v{saved_view.save(cast.north, plan, maker=cast.manager, by=cast.manager.as_actor, at=BEFORE_ALL).pk}"


def test_the_desks_views_are_listed_with_their_counts(cast: Cast, program: Program) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1")
    shared = save(cast, "Urgent", P1)

    views = {view["key"]: view for view in program.call("GET", "/views").json["views"]}

    assert {"next", "unassigned", "past_due", shared} <= views.keys()
    assert views[shared]["count"] == 1
    assert views[shared]["conditions"] == [{"about": "priority", "is": "any", "values": ["p1"]}]
    assert views["next"]["conditions"] is None


def test_what_differs_for_each_who_looks_is_left_out(cast: Cast, program: Program) -> None:
    own = save(cast, "With me", Condition(about="holder", relation="any", values=("me",)))
    private = save(cast, "Only mine", P1, audience=SavedView.Audience.MAKER)

    listed = {view["key"] for view in program.call("GET", "/views").json["views"]}

    assert {"mine", own, private} & listed == set()
    assert {program.call("GET", f"/views/{key}/tickets").status for key in ("mine", own, private)} == {404}


def test_the_tickets_of_a_view_follow_page_by_page(cast: Cast, program: Program) -> None:
    for priority in ("p1", "p3", "p1", "p1"):
        builders.ticket(cast.contact, at=BEFORE_ALL, priority=priority)
    key, seen, cursor = save(cast, "Urgent", P1), [], None

    for _ in range(3):
        page = program.call("GET", f"/views/{key}/tickets?limit=1" + (f"&cursor={cursor}" if cursor else "")).json
        seen += [ticket["number"] for ticket in page["tickets"]]
        cursor = page["next"]

    assert seen == [1, 3, 4]
    assert cursor is None


def test_a_view_of_another_desk_does_not_exist(cast: Cast, other_program: Program) -> None:
    key = save(cast, "Urgent", P1)

    assert other_program.call("GET", f"/views/{key}/tickets").status == 404
    assert other_program.call("GET", "/views/no-such/tickets").status == 404
