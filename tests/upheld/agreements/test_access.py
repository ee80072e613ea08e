"""The agreement that a page may show, and the draft that a person may write."""

from datetime import UTC, datetime

import pytest

from tests.support.cast import BEFORE_ALL, Cast
from upheld.agreements.access import agreement_in_force, draft_for
from upheld.agreements.actions import draft
from upheld.audit.facts import THE_DESK
from upheld.desks.access import NotFound, Permission, member_for
from upheld.desks.models import Membership


def test_it_is_the_one_in_force_then(cast: Cast) -> None:
    assert agreement_in_force(cast.north, at=datetime(2026, 1, 1, tzinfo=UTC)).name == "integrato"
    with pytest.raises(NotFound):
        agreement_in_force(cast.north, at=datetime(2025, 12, 31, 23, 59, tzinfo=UTC))


@pytest.mark.parametrize(("part", "found"), [("agent", True), ("manager", True), ("auditor", False)])
def test_who_may_have_the_draft_of_their_desk(cast: Cast, part: str, *, found: bool) -> None:
    draft.start(cast.north, by=THE_DESK, at=BEFORE_ALL)
    member = member_for(getattr(cast, part), cast.north.name, permission=Permission.READ_TICKETS)

    if found:
        assert draft_for(member).agreement.desk == cast.north
    else:
        with pytest.raises(NotFound):
            draft_for(member)


def test_a_desk_without_a_draft_and_another_desks_draft_are_alike(cast: Cast) -> None:
    draft.start(cast.north, by=THE_DESK, at=BEFORE_ALL)
    elsewhere = Membership.objects.get(user=cast.other_agent)

    with pytest.raises(NotFound):
        draft_for(elsewhere)
