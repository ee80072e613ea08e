"""An annex overrides named clauses, and what it states is cited as its own."""

from datetime import UTC, date, datetime

import pytest

from servicelevel.agreement.annex import annexed, check_annexed, read_annex
from servicelevel.agreement.faults import FaultyAgreement
from servicelevel.agreement.terms import Metric
from servicelevel.clocks.promise import make_promise
from tests.support.agreements import shipped
from tests.support.annexes import FRONT, SOONER

AT = datetime(2026, 6, 16, 9, 0, tzinfo=UTC)


def test_a_promise_of_the_annex_holds_and_cites_it() -> None:
    meaning = annexed(shipped("integrato"), read_annex(SOONER))

    promise = make_promise(meaning, facts={"priority": "p2"}, at=AT)

    response, resolution = promise.target(Metric.RESPONSE_TIME), promise.target(Metric.RESOLUTION_TIME)
    assert response is not None
    assert resolution is not None
    assert response.due == datetime(2026, 6, 16, 9, 45, tzinfo=UTC)
    assert (str(response.clause), response.clause.cited) == ("§ 5.1, Annex A", "5.1, Annex A")
    assert (str(resolution.clause), resolution.clause.anchor) == ("§ 5.2", "5-2")


def test_only_the_named_clause_differs() -> None:
    base = shipped("integrato")
    meaning = annexed(base, read_annex(SOONER))

    assert [c.number for c in meaning.clauses] == [c.number for c in base.clauses]
    assert [c.number for c in meaning.clauses if c.annex] == ["5.1"]
    assert [c.text for c in meaning.clauses if not c.annex] == [c.text for c in base.clauses if c.number != "5.1"]
    assert meaning.hash != base.hash
    assert read_annex(SOONER).effective_on == date(2026, 4, 1)


def test_its_examples_are_run_with_the_agreement() -> None:
    assert check_annexed(shipped("integrato"), read_annex(SOONER)).publishable

    wrong = check_annexed(shipped("integrato"), read_annex(SOONER.replace("at 10:45", "at 10:30")))

    assert not wrong.publishable
    assert [example.clause for example in wrong.examples if not example.ok] == ["5.1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no front", "has no front matter"),
        (SOONER.replace("annex: A", "annex: a1"), "called by a capital letter"),
        (SOONER.replace("2026-04-01", "soon"), "“soon” is not a day"),
        (SOONER.replace("annex: A", "annex: A\nplan: gold"), "“plan: gold” is not part of"),
        (FRONT, "overrides no clause"),
        (SOONER + "\n### 5.1 Again\n\nWords.\n", "stands here twice"),
    ],
)
def test_what_is_no_annex_is_refused(text: str, said: str) -> None:
    with pytest.raises(FaultyAgreement, match=said):
        read_annex(text)


@pytest.mark.parametrize(
    ("below", "said"),
    [
        ("### 5.1 Again", "stands here twice"),
        ("## 5.1 High", "has a heading of the wrong level"),
        ("### 5.1 Open\n\n```terms", "this block is never closed"),
    ],
)
def test_a_fault_names_the_clause_it_stands_in(below: str, said: str) -> None:
    with pytest.raises(FaultyAgreement) as caught:
        read_annex(f"{SOONER}\n{below}\n")
    assert [fault.clause for fault in caught.value.faults if said in fault.message] == ["5.1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SOONER.replace("### 5.1", "### 5.9"), "has no clause 5.9 to override"),
        (SOONER.replace("agreement: integrato", "agreement: studio"), "is to 'studio', not to 'integrato'"),
        (SOONER.replace("on: office", "on: moon"), "moon"),
    ],
)
def test_what_does_not_fit_the_agreement_is_refused(text: str, said: str) -> None:
    annex = read_annex(text)

    with pytest.raises(FaultyAgreement, match=said):
        annexed(shipped("integrato"), annex)
    assert any(said in str(fault) for fault in check_annexed(shipped("integrato"), annex).faults)
