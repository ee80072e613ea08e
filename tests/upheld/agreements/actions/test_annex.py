"""Publishing an annex, and what it then means for that customer's tickets alone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client

from servicelevel.agreement.faults import FaultyAgreement
from tests.support import builders
from tests.support.annexes import SOONER
from tests.support.cast import Cast
from tests.upheld.agreements.amended import AT, drafted
from upheld.agreements.actions.annex import publish_annex
from upheld.agreements.actions.draft import save
from upheld.agreements.actions.publish import NotPublishable, PublishingRefused, publish_draft
from upheld.agreements.facts import annex_in_force
from upheld.agreements.models import Annex
from upheld.audit.models import AuditEvent
from upheld.customers.models import Contract
from upheld.now import now
from upheld.tickets.models import Clock, Ticket

# A Tuesday morning in London, after the annex has taken effect, and before.
AFTER, BEFORE = datetime(2026, 6, 16, 9, 0, tzinfo=UTC), datetime(2026, 3, 31, 9, 0, tzinfo=UTC)


@pytest.fixture
def contract(cast: Cast) -> Contract:
    """What Globex bought: the standard plan."""
    return Contract.objects.get(organisation=cast.other_contact.organisation)


def respond_by(ticket: Ticket) -> tuple[datetime | None, str, str]:
    clock = Clock.objects.get(ticket=ticket, metric="response_time")
    return clock.due_at, clock.strength, clock.clause


def test_one_customers_ticket_gets_the_annexed_promise_and_another_does_not(cast: Cast, contract: Contract) -> None:
    annex = publish_annex(contract, SOONER, by=cast.manager.as_actor, at=AT)

    theirs = builders.ticket(cast.other_contact, at=AFTER, priority="p2")
    others = builders.ticket(cast.contact, at=AFTER, priority="p2")
    earlier = builders.ticket(cast.other_contact, at=BEFORE, priority="p2")

    assert theirs.annex == annex
    assert respond_by(theirs)[:2] == (AFTER + timedelta(minutes=45), "guaranteed")
    assert respond_by(others)[:2] == (AFTER + timedelta(hours=2), "target")
    assert respond_by(earlier)[:2] == (BEFORE + timedelta(hours=2), "target")
    assert (others.annex, earlier.annex) == (None, None)


@pytest.mark.attack(33, 34)
def test_it_is_audited_with_its_hash(cast: Cast, contract: Contract) -> None:
    annex = publish_annex(contract, SOONER, by=cast.manager.as_actor, at=AT)

    facts = AuditEvent.objects.get(verb="annex published").facts
    assert (facts["customer"], facts["annex"], facts["hash"]) == ("Globex", "A", annex.hash)


def test_the_one_that_took_effect_last_holds(cast: Cast, contract: Contract) -> None:
    publish_annex(contract, SOONER, by=cast.manager.as_actor, at=AT)
    later = SOONER.replace("annex: A", "annex: B").replace("2026-04-01", "2026-05-01")
    publish_annex(contract, later, by=cast.manager.as_actor, at=AT)

    in_april, in_may = (annex_in_force(contract, at=datetime(2026, month, 10, tzinfo=UTC)) for month in (4, 5))

    assert (str(in_april), str(in_may)) == ("Annex A", "Annex B")
    assert annex_in_force(contract, at=AT) is None


@pytest.mark.parametrize(
    ("text", "refusal", "said"),
    [
        (SOONER.replace("at 10:45", "at 10:30"), NotPublishable, "examples that do not hold"),
        (SOONER.replace("### 5.1", "### 5.9"), NotPublishable, "blocking"),
        (SOONER.replace("annex: A", "annex: a"), FaultyAgreement, "capital letter"),
        (SOONER.replace("2026-04-01", "2026-03-28"), PublishingRefused, "has passed"),
    ],
)
def test_what_does_not_hold_is_refused(
    cast: Cast, contract: Contract, text: str, refusal: type[Exception], said: str
) -> None:
    with pytest.raises(refusal, match=said):
        publish_annex(contract, text, by=cast.manager.as_actor, at=AT)
    assert not Annex.objects.exists()


def test_an_annex_before_one_that_is_still_to_come_is_refused(cast: Cast, contract: Contract) -> None:
    publish_annex(contract, SOONER, by=cast.manager.as_actor, at=AT)

    with pytest.raises(PublishingRefused, match="is to take effect after"):
        publish_annex(contract, SOONER.replace("2026-04-01", "2026-03-31"), by=cast.manager.as_actor, at=AT)


def test_a_version_that_an_annex_does_not_fit_is_refused(cast: Cast, contract: Contract) -> None:
    publish_annex(contract, SOONER, by=cast.manager.as_actor, at=AT)
    draft = drafted(cast)
    draft = save(draft, draft.text.replace("office", "daytime"), revision=1, by=cast.manager.as_actor, at=AT)

    with pytest.raises(PublishingRefused, match="annex A of Globex does not fit this version"):
        publish_draft(draft, revision=2, effective_on=date(2026, 5, 1), by=cast.manager.as_actor, at=AT)


def test_the_database_refuses_to_change_or_delete_one(cast: Cast, contract: Contract) -> None:
    annex = publish_annex(contract, SOONER, by=cast.manager.as_actor, at=AT)

    with pytest.raises(DatabaseError), transaction.atomic():
        Annex.objects.filter(pk=annex.pk).update(label="B")
    with pytest.raises(DatabaseError), transaction.atomic():
        annex.delete()


@pytest.mark.parametrize(
    ("number", "constraint"), [(1, "annex_number_once_per_contract"), (0, "annex_numbers_from_one")]
)
def test_the_database_refuses_a_number_twice_and_before_the_first(
    cast: Cast, contract: Contract, number: int, constraint: str
) -> None:
    publish_annex(contract, SOONER, by=cast.manager.as_actor, at=AT)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Annex.objects.create(
            contract=contract,
            number=number,
            label="Z",
            text="x",
            hash="0",
            effective_at=AT,
            published_at=AT,
            published_by="agent:1",
        )


def test_its_customer_reads_it_on_the_support_page_and_others_do_not(cast: Cast, contract: Contract) -> None:
    publish_annex(contract, SOONER.replace("2026-04-01", now().date().isoformat()), by=cast.manager.as_actor, at=now())
    theirs, others = Client(), Client()
    for client, contact in ((theirs, cast.other_contact), (others, cast.contact)):
        assert contact.user is not None
        client.force_login(contact.user, backend="django.contrib.auth.backends.ModelBackend")

    assert "Annex A of your contract holds" in theirs.get("/integrato/support").content.decode()
    assert "45 business minutes" in theirs.get("/integrato/support").content.decode()
    for client in (others, Client()):
        assert "Annex A" not in client.get("/integrato/support").content.decode()


def test_its_ticket_cites_the_annex_on_the_desks_page_and_gives_receipts(cast: Cast, contract: Contract) -> None:
    publish_annex(contract, SOONER, by=cast.manager.as_actor, at=AT)
    ticket = builders.ticket(cast.other_contact, at=AFTER, priority="p2")
    desk = Client()
    desk.force_login(cast.agent, backend="django.contrib.auth.backends.ModelBackend")
    page = f"/integrato/console/tickets/{ticket.number}/"

    assert "5.1, Annex A" in desk.get(page).content.decode()
    assert desk.get(f"{page}receipts/").status_code == 200
    assert desk.get(f"{page}receipts.json").status_code == 200
    assert desk.get("/integrato/console/").status_code == 200


def test_an_annex_must_fit_the_version_in_force_and_not_only_the_last(cast: Cast, contract: Contract) -> None:
    draft = drafted(cast)
    text = draft.text.replace("office", "daytime")
    draft = save(draft, text, revision=1, by=cast.manager.as_actor, at=AT)
    publish_draft(draft, revision=2, effective_on=date(2026, 5, 1), by=cast.manager.as_actor, at=AT)
    of_the_last = SOONER.replace("on: office", "on: daytime")

    with pytest.raises(PublishingRefused, match="does not fit version 1"):
        publish_annex(contract, of_the_last, by=cast.manager.as_actor, at=AT)
    in_may = of_the_last.replace("2026-04-01", "2026-05-01")
    assert publish_annex(contract, in_may, by=cast.manager.as_actor, at=AT).number == 1
