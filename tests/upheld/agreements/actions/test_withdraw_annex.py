"""Withdrawing an annex: from its day on the agreement alone is promised, and what was promised before stays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.support import builders
from tests.support.annexes import SOONER
from tests.support.cast import Cast
from tests.upheld.agreements.amended import AT, drafted
from upheld.agreements.actions.annex import publish_annex
from upheld.agreements.actions.draft import save
from upheld.agreements.actions.publish import PublishingRefused, publish_draft
from upheld.agreements.actions.withdraw_annex import WithdrawalRefused, withdraw_annex
from upheld.agreements.facts import annex_in_force, annexes_from
from upheld.agreements.models import Annex, AnnexWithdrawal
from upheld.audit.models import AuditEvent
from upheld.customers.models import Contract
from upheld.tickets.facts import agreement_of
from upheld.tickets.models import Clock

# In London, in summer.
ENDS = datetime(2026, 7, 1, tzinfo=UTC) - timedelta(hours=1)
JULY = date(2026, 7, 1)


@pytest.fixture
def contract(cast: Cast) -> Contract:
    """What Globex bought, with annex A from the first of April."""
    contract = Contract.objects.get(organisation=cast.other_contact.organisation)
    publish_annex(contract, SOONER, by=cast.manager.as_actor, at=AT)
    return contract


def withdraw(cast: Cast, contract: Contract, on: date = JULY) -> AnnexWithdrawal:
    return withdraw_annex(contract, effective_on=on, by=cast.manager.as_actor, at=AT)


def later(day: str) -> str:
    return SOONER.replace("annex: A", "annex: B").replace("2026-04-01", day)


def test_the_contract_has_none_from_its_first_instant_on(cast: Cast, contract: Contract) -> None:
    withdraw(cast, contract)

    before, after = (annex_in_force(contract, at=at) for at in (ENDS - timedelta(seconds=1), ENDS))
    assert (str(before), after) == ("Annex A", None)
    assert [annex.label for annex in annexes_from(cast.north, at=ENDS - timedelta(seconds=1))] == ["A"]
    assert annexes_from(cast.north, at=ENDS) == []


def test_a_ticket_received_before_keeps_it(cast: Cast, contract: Contract) -> None:
    withdraw(cast, contract)
    kept = builders.ticket(cast.other_contact, at=ENDS - timedelta(hours=10), priority="p2")
    without = builders.ticket(cast.other_contact, at=ENDS + timedelta(hours=10), priority="p2")

    assert (str(kept.annex), without.annex) == ("Annex A", None)
    assert agreement_of(kept).hash != agreement_of(without).hash
    clauses = [Clock.objects.get(ticket=ticket, metric="response_time").clause for ticket in (kept, without)]
    assert clauses == ["5.1, Annex A", "5.1"]


def test_it_is_audited(cast: Cast, contract: Contract) -> None:
    withdraw(cast, contract)

    event = AuditEvent.objects.get(verb="annex withdrawn")
    assert (event.facts["customer"], event.facts["annex"], event.facts["from"]) == ("Globex", "A", "2026-07-01")
    assert event.by_name == str(cast.manager)


@pytest.mark.parametrize(
    ("on", "said"), [(date(2026, 3, 20), "has passed"), (date(2026, 3, 31), "is to take effect after")]
)
def test_a_day_that_has_passed_or_precedes_it_is_refused(cast: Cast, contract: Contract, on: date, said: str) -> None:
    with pytest.raises(WithdrawalRefused, match=said):
        withdraw(cast, contract, on)
    assert not AnnexWithdrawal.objects.exists()


def test_nothing_is_withdrawn_twice_or_where_there_is_nothing(cast: Cast, contract: Contract) -> None:
    withdraw(cast, contract)
    other = Contract.objects.get(organisation=cast.contact.organisation)

    for one in (contract, other):
        with pytest.raises(WithdrawalRefused, match="has no annex"):
            withdraw(cast, one)


def test_the_next_annex_follows_the_withdrawal_and_holds(cast: Cast, contract: Contract) -> None:
    withdraw(cast, contract)
    with pytest.raises(PublishingRefused, match="withdrawn only after 2026-06-01"):
        publish_annex(contract, later("2026-06-01"), by=cast.manager.as_actor, at=AT)

    publish_annex(contract, later("2026-08-01"), by=cast.manager.as_actor, at=AT)

    months = [annex_in_force(contract, at=datetime(2026, month, 10, tzinfo=UTC)) for month in (6, 7, 8)]
    assert [annex and annex.label for annex in months] == ["A", None, "B"]


def test_a_version_need_not_fit_it_once_it_is_withdrawn(cast: Cast, contract: Contract) -> None:
    withdraw(cast, contract)
    draft = drafted(cast)
    draft = save(draft, draft.text.replace("office", "daytime"), revision=1, by=cast.manager.as_actor, at=AT)

    with pytest.raises(PublishingRefused, match="annex A of Globex"):
        publish_draft(draft, revision=2, effective_on=date(2026, 6, 30), by=cast.manager.as_actor, at=AT)
    assert publish_draft(draft, revision=2, effective_on=JULY, by=cast.manager.as_actor, at=AT).number == 2


def test_the_database_refuses_a_second_one_and_to_change_or_delete_it(cast: Cast, contract: Contract) -> None:
    row = withdraw(cast, contract)
    again = {"effective_at": ENDS, "withdrawn_at": AT, "withdrawn_by": "agent:1"}

    with pytest.raises(IntegrityError), transaction.atomic():
        AnnexWithdrawal.objects.create(annex=Annex.objects.get(), **again)
    with pytest.raises(DatabaseError), transaction.atomic():
        AnnexWithdrawal.objects.filter(pk=row.pk).update(effective_at=AT)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
