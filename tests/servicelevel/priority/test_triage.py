from datetime import UTC, datetime

import pytest

from servicelevel.agreement.conditions import UnknownFactValue
from servicelevel.priority.triage import declares_emergency, set_priority
from tests.support.agreements import shipped, small

SATURDAY = datetime(2026, 11, 21, 12, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)


def test_the_judged_priority_counts_and_the_asked_one_is_kept() -> None:
    decision = set_priority(shipped("intesys"), asked="p1", judged="p3", at=MONDAY)
    assert (decision.verdict.asked, decision.verdict.counts, decision.verdict.rejudged) == ("p1", "p3", True)
    assert decision.because[0].text == "Asked as P1 – Critical, judged to be P3 – Medium."
    assert all(reason.clause for reason in decision.because)


def test_the_default_is_taken_when_none_is_chosen() -> None:
    verdict = set_priority(shipped("interworx"), asked=None, judged=None, at=MONDAY).verdict
    assert (verdict.asked, verdict.counts, verdict.rejudged) == (None, "medium", False)


@pytest.mark.parametrize(("asked", "judged"), [("p9", None), ("p1", "p9"), (None, None)])
def test_an_unknown_or_missing_priority_names_those_there_are(asked: str | None, judged: str | None) -> None:
    with pytest.raises(UnknownFactValue, match="p1, p2, p3 or p4"):
        set_priority(shipped("intesys"), asked=asked, judged=judged, at=MONDAY)


def test_an_emergency_is_declared_only_in_the_hours_the_agreement_names() -> None:
    high = {"priority": "high"}
    assert declares_emergency(shipped("interworx"), facts=high, at=SATURDAY).verdict
    assert not declares_emergency(shipped("interworx"), facts=high, at=MONDAY).verdict
    assert not declares_emergency(small(), facts={}, at=MONDAY).verdict
