"""The frame around console pages: whether the desk is open, by which clause, and on which desks a person works."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from servicelevel.agreement.compilation import compile_agreement
from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import people
from upheld.desks.models import Membership
from upheld.surfaces.console.frame import office_card

INTEGRATO = compile_agreement((builders.AGREEMENTS / "integrato.md").read_text(encoding="utf-8"))
LONDON, KOLKATA = ZoneInfo("Europe/London"), ZoneInfo("Asia/Kolkata")


@pytest.mark.parametrize(
    ("at", "zone", "is_open", "label"),
    [
        # The Friday before the clocks go forward, and the Monday after: 09:00 comes an hour earlier.
        (datetime(2026, 3, 27, 17, 29, 59, tzinfo=UTC), LONDON, True, "closes 17:30"),
        (datetime(2026, 3, 27, 17, 30, tzinfo=UTC), LONDON, False, "opens Mon 09:00"),
        (datetime(2026, 3, 30, 8, 0, tzinfo=UTC), LONDON, True, "closes 17:30"),
        # The same for a reader half an hour off the whole.
        (datetime(2026, 3, 27, 17, 30, tzinfo=UTC), KOLKATA, False, "opens Mon 13:30"),
        # Easter Monday is a bank holiday.
        (datetime(2026, 4, 6, 10, 0, tzinfo=UTC), LONDON, False, "opens Tue 09:00"),
    ],
)
def test_the_office_card_says_until_when_in_the_readers_zone(
    at: datetime, zone: ZoneInfo, is_open: bool, label: str
) -> None:
    card = office_card(INTEGRATO, at=at, zone=zone)

    assert (card.open, card.label) == (is_open, label)
    assert [clause.number for clause in card.clauses] == ["4"]


def test_the_switcher_names_the_desks_on_which_a_person_works(cast: Cast, sign_in: SignIn) -> None:
    one_desk = sign_in(cast.agent).get("/integrato/console/").content.decode()
    people.add_member(cast.south, cast.agent, role=Membership.Role.AGENT, by=THE_DESK, at=BEFORE_ALL)
    two_desks = sign_in(cast.agent).get("/integrato/console/").content.decode()

    assert "/interworx/console/" not in one_desk
    assert 'href="/interworx/console/"' in two_desks


def test_a_count_beyond_what_is_counted_says_so(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.tickets.queries.views.rail.COUNTED_UP_TO", 2)
    monkeypatch.setattr("upheld.surfaces.console.rail.COUNTED_UP_TO", 2)
    for _ in range(3):
        builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")

    page = sign_in(cast.agent).get("/integrato/console/").content.decode()

    assert '<span class="rail-count">2+</span>' in page


def test_the_page_listens_for_its_own_desk(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.agent).get("/integrato/console/").content.decode()

    assert '<meta name="live-url" content="http://testserver:' in page
