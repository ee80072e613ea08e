"""Reasons with the addresses of their clauses."""

from servicelevel.decisions.decision import Reason
from tests.support import shipped
from upheld.presentation.derivations import CitedReason, cited_reasons


def test_a_reason_links_to_its_clause_and_arithmetic_to_nothing() -> None:
    clause = next(clause for clause in shipped.agreement("studio").clauses if clause.number == "3.1")
    first, second = cited_reasons([Reason(said="a", clause=clause), Reason(said="b")], desk_name="studio")
    assert first.clause_url == "/studio/support#c-3-1"
    assert second == CitedReason(text="b")
