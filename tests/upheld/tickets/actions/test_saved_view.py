"""Saving, changing and deleting views: what is refused, and what is written down."""

from dataclasses import replace

import pytest
from django.db import IntegrityError

from tests.support.cast import BEFORE_ALL, Cast
from upheld.audit.models import AuditEvent
from upheld.tickets.actions import saved_view
from upheld.tickets.actions.saved_view import ViewPlan
from upheld.tickets.models import SavedView
from upheld.tickets.queries.columns import BadColumns
from upheld.tickets.queries.views.conditions import Condition

URGENT = Condition(about="priority", relation="any", values=("p1",))
PLAN = ViewPlan(name="Urgent", conditions=(URGENT,))


def save(cast: Cast, plan: ViewPlan = PLAN) -> SavedView:
    return saved_view.save(cast.north, plan, maker=cast.agent, by=cast.agent.as_actor, at=BEFORE_ALL)


def test_a_view_is_kept_as_it_was_planned(cast: Cast) -> None:
    view = SavedView.objects.get(pk=save(cast, replace(PLAN, columns=("age", "kind"), position=7)).pk)

    assert (view.name, view.position, view.columns) == ("Urgent", 7, ["kind", "age"])
    assert view.conditions == [{"about": "priority", "is": "any", "values": ["p1"]}]


def test_each_act_on_a_view_is_recorded(cast: Cast) -> None:
    view = save(cast)
    saved_view.change(view, replace(PLAN, name="Very urgent"), by=cast.manager.as_actor, at=BEFORE_ALL)
    saved_view.delete(view, by=cast.manager.as_actor, at=BEFORE_ALL)
    saved_view.delete(view, by=cast.manager.as_actor, at=BEFORE_ALL)

    events = AuditEvent.objects.filter(subject="view", number=view.pk).order_by("id")
    assert list(events.values_list("verb", flat=True)) == ["saved", "changed", "deleted"]


@pytest.mark.parametrize(
    ("plan", "refusal"),
    [
        (replace(PLAN, name="  "), saved_view.BadViewName),
        (replace(PLAN, name="urgent"), saved_view.BadViewName),
        (replace(PLAN, name="Other", conditions=()), saved_view.NothingAsked),
        (replace(PLAN, name="Other", columns=("moon",)), BadColumns),
    ],
)
def test_what_cannot_be_a_view_is_refused(cast: Cast, plan: ViewPlan, refusal: type[Exception]) -> None:
    save(cast)

    with pytest.raises(refusal):
        save(cast, plan)

    assert SavedView.objects.count() == 1


def test_two_people_may_call_their_views_alike(cast: Cast) -> None:
    save(cast)
    saved_view.save(cast.north, PLAN, maker=cast.manager, by=cast.manager.as_actor, at=BEFORE_ALL)

    assert SavedView.objects.filter(name="Urgent").count() == 2


def test_nobody_has_more_views_than_can_be_looked_through(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_view, "VIEWS_AT_MOST", 1)
    save(cast)

    with pytest.raises(saved_view.TooManyViews):
        save(cast, replace(PLAN, name="Another"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"audience": "team"},
        {"deleted_at": BEFORE_ALL},
    ],
)
def test_the_database_refuses_what_must_never_be(cast: Cast, wrong: dict[str, object]) -> None:
    view = save(cast)

    with pytest.raises(IntegrityError):
        SavedView.objects.filter(pk=view.pk).update(**wrong)
