"""A ticket stays with the version it was received under, until somebody moves it to a later one and says why."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.amended import amended
from tests.support.annexes import SOONER
from tests.support.cast import Cast
from tests.support.harness import clock, expect_mail
from upheld.agreements.actions.annex import publish_annex
from upheld.agreements.actions.publish import publish
from upheld.agreements.actions.withdraw_annex import withdraw_annex
from upheld.agreements.models import AgreementVersion
from upheld.customers.models import Contract
from upheld.tickets.actions import hold, message, recount, version
from upheld.tickets.models import Recount, Ticket
from upheld.tickets.queries.previews import preview_of_version

MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
BETTER = ("{priority: p2}, within: 5 business days, on: office", "{priority: p2}, within: 2 business days, on: office")


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """A P2 of a standard customer, answered, before an amendment that promises more takes effect on Tuesday."""
    text = amended("integrato", BETTER, effective="2026-11-17")
    publish(cast.north, text, by=cast.manager.as_actor, at=MONDAY - timedelta(days=7))
    asked = builders.ticket(cast.other_contact, at=MONDAY, priority="p2")
    message.reply(asked, "Seen.", by=cast.agent.as_actor, at=MONDAY)
    return asked


def amendment(cast: Cast) -> AgreementVersion:
    return AgreementVersion.objects.get(agreement__desk=cast.north, number=2)


def moved(
    cast: Cast, ticket: Ticket, to: AgreementVersion, *, at: datetime = TUESDAY, reason: str = "Agreed."
) -> Recount:
    return version.move(ticket, to, reason=reason, by=cast.manager.as_actor, at=at)


def test_an_amendment_that_takes_effect_changes_no_ticket_by_itself(cast: Cast, ticket: Ticket) -> None:
    hold.place(ticket, reason="supplier", note="", by=cast.agent.as_actor, at=TUESDAY + timedelta(hours=1))
    hold.lift(ticket, by=cast.agent.as_actor, at=TUESDAY + timedelta(hours=1))

    assert clock(ticket, "resolution_time").due_at == MONDAY + timedelta(days=7)
    assert builders.ticket(cast.other_contact, at=TUESDAY, priority="p2").agreement_version == amendment(cast)


def test_moving_it_counts_by_the_later_version_from_receipt_with_its_pauses(cast: Cast, ticket: Ticket) -> None:
    hold.place(ticket, reason="supplier", note="", by=cast.agent.as_actor, at=MONDAY + timedelta(hours=1))
    hold.lift(ticket, by=cast.agent.as_actor, at=MONDAY + timedelta(hours=2))

    row = moved(cast, ticket, amendment(cast))

    ticket.refresh_from_db()
    assert ticket.agreement_version == amendment(cast)
    assert (row.version_before.number, row.version_after.number, row.reason) == (1, 2, "Agreed.")
    assert clock(ticket, "resolution_time").due_at == MONDAY + timedelta(days=2, hours=1)
    expect_mail("promise-changed", cast.other_contact.email)


def test_no_reason_no_later_version_and_one_not_in_force_are_refused(cast: Cast, ticket: Ticket) -> None:
    present = ticket.agreement_version
    foreign = AgreementVersion.objects.get(agreement__desk=cast.south)
    with pytest.raises(recount.NoReason):
        moved(cast, ticket, amendment(cast), reason="")
    for other in (present, foreign):
        with pytest.raises(version.NotALaterVersion):
            moved(cast, ticket, other)
    with pytest.raises(version.NotALaterVersion, match="not in force"):
        moved(cast, ticket, amendment(cast), at=MONDAY + timedelta(hours=1))
    assert not Recount.objects.exists()


def test_a_version_that_its_annex_does_not_fit_is_refused_and_promises_nothing_better(cast: Cast) -> None:
    contract, by = Contract.objects.get(organisation=cast.other_contact.organisation), cast.manager.as_actor
    publish_annex(contract, SOONER.replace("2026-04-01", str(MONDAY.date())), by=by, at=MONDAY - timedelta(days=9))
    ticket = builders.ticket(cast.other_contact, at=MONDAY, priority="p2")
    withdraw_annex(contract, effective_on=TUESDAY.date(), by=by, at=MONDAY)
    text = amended("integrato", effective=str(TUESDAY.date())).replace("office", "daytime")
    publish(cast.north, text, by=by, at=MONDAY)

    with pytest.raises(version.NotALaterVersion, match="annex of this ticket does not fit version 2"):
        moved(cast, ticket, amendment(cast))
    assert preview_of_version(ticket, amendment(cast), at=TUESDAY) == []
