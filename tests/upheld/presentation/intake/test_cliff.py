"""The cliff ahead of a promise."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from servicelevel.clocks.promise import make_promise
from tests.support import shipped
from upheld.presentation.intake.cliff import Cliff, cliff_of

FACTS = {"priority": "urgent", "emergency": "true"}


def ahead(name: str, facts: dict[str, str], at: datetime) -> Cliff | None:
    agreement = shipped.agreement(name)
    promise = make_promise(agreement, facts=facts, at=at)
    return cliff_of(promise, agreement, at=at, zone=ZoneInfo(agreement.zone))


def test_at_midnight_typical_becomes_perhaps() -> None:
    cliff = ahead("interworx", FACTS, datetime(2026, 11, 21, 2, 40, tzinfo=UTC))
    assert cliff is not None
    assert (cliff.when, cliff.left) == ("midnight", "2 h 20 min")
    assert cliff.then == "Perhaps answered by 08:00 tomorrow"
    assert cliff.clause_number == "6.2"


def test_at_eight_on_a_working_day_perhaps_becomes_nothing() -> None:
    cliff = ahead("interworx", FACTS, datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
    assert cliff is not None
    assert (cliff.when, cliff.then) == ("08:00", "No reply time is promised")


def test_what_gets_firmer_is_no_cliff() -> None:
    assert ahead("interworx", FACTS, datetime(2026, 11, 22, 10, 0, tzinfo=UTC)) is None
    assert ahead("interworx", {"priority": "low"}, datetime(2026, 11, 21, 2, 40, tzinfo=UTC)) is None


def test_the_same_firmness_at_any_hour_has_none() -> None:
    assert ahead("intesys", {"priority": "p1"}, datetime(2026, 11, 21, 2, 40, tzinfo=UTC)) is None
