"""Receipts from rows."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.verifier import differing_step
from upheld.desks.access import NotFound
from upheld.tickets.access import ticket_by_reference
from upheld.tickets.actions import closure
from upheld.tickets.queries.receipts import document_of, receipts_of

LATER = BEFORE_ALL + timedelta(days=3)


def test_a_receipt_a_clock_with_the_ticket_s_own_facts(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    closure.resolve(made, by=cast.agent.as_actor, at=BEFORE_ALL + timedelta(hours=5))
    ticket = ticket_by_reference(f"int-{made.number} ")
    receipts_of(ticket, at=LATER)
    with django_assert_num_queries(2):
        receipts = receipts_of(ticket, at=LATER)
    assert [receipt.subject.ticket for receipt in receipts] == [f"INT-{made.number}"] * 2
    assert receipts[0].subject.priority_set == "p2"
    told = document_of(ticket, at=LATER)
    text = told["texts"][ticket.agreement_version.hash]
    assert [differing_step(receipt, text) for receipt in told["receipts"]] == [None, None]


@pytest.mark.parametrize("reference", ["", "INT", "INT-", "INT-x", "INT-999", "XX-1", "INT-²", "1"])
def test_a_reference_that_names_no_ticket_finds_none(cast: Cast, reference: str) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    with pytest.raises(NotFound):
        ticket_by_reference(reference)
