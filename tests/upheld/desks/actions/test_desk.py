"""Changing what a desk is called and how it looks."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.support.cast import Cast
from upheld.audit.queries import history_of
from upheld.desks.actions import desk

AT = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)
WANTED = desk.Particulars(title=" Integrato  Support ", colour="plum", zone="Asia/Kathmandu", email="help@x.example")


def test_a_desk_is_changed_and_the_trail_keeps_what_it_was(cast: Cast) -> None:
    for _ in range(2):
        changed = desk.change(cast.north, WANTED, by=cast.manager.as_actor, at=AT)
    assert (changed.title, changed.colour, changed.name) == ("Integrato Support", "plum", "integrato")
    events = [event for event in history_of("desk", changed.pk, desk="integrato") if event.verb == "changed"]
    assert len(events) == 1
    assert events[0].facts["zone"] == {"from": "Europe/London", "to": "Asia/Kathmandu"}


@pytest.mark.parametrize(
    "wrong",
    [{"title": " "}, {"colour": "red; }"}, {"zone": "Mars/Olympus"}, {"zone": ""}, {"email": "a@b\nBcc: c@d.example"}],
)
def test_what_cannot_be_is_refused(cast: Cast, wrong: dict[str, str]) -> None:
    with pytest.raises(desk.BadDesk):
        desk.change(cast.north, replace(WANTED, **wrong), by=cast.manager.as_actor, at=AT)
    cast.north.refresh_from_db()
    assert cast.north.title == "Integrato"
