"""An amendment and its announcement: in one transaction, to those whom it concerns, once."""

from datetime import date

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.agreements.amended import AT, FASTER, REWORDED, drafted
from upheld.agreements.actions.publish import PublishingRefused
from upheld.audit.models import AuditEvent
from upheld.notifications.models import Notification
from upheld.workflows.amend_agreement import amend_agreement

TOMORROW = date(2026, 3, 30)


@pytest.fixture
def mails(cast: Cast) -> list[str]:
    """The addresses of Acme, which has the better plan, and of Globex; and a stranger's, who is never told."""
    builders.contact(cast.north, "Sami Stranger", organisation=None, at=BEFORE_ALL)
    return [cast.contact.email, cast.other_contact.email]


def told() -> list[str]:
    return sorted(Notification.objects.values_list("recipient", flat=True))


def test_a_change_for_one_plan_is_told_to_its_customers(cast: Cast, mails: list[str]) -> None:
    amendment = amend_agreement(
        drafted(cast, *FASTER), revision=2, effective_on=TOMORROW, announced=True, by=cast.manager.as_actor, at=AT
    )

    assert told() == mails[:1]
    assert amendment.announced_to == 1
    mail = Notification.objects.get()
    assert mail.payload["agreement"]["effective_on"] == "2026-03-30"
    assert mail.payload["agreement"]["plans"] == ["Super-premium"]
    assert [change["number"] for change in mail.payload["changes"]] == ["5.1"]
    assert AuditEvent.objects.get(verb="announced").facts == {"version": 2, "recipients": 1}


def test_a_change_for_all_is_told_to_everyone_under_contract(cast: Cast, mails: list[str]) -> None:
    amend_agreement(
        drafted(cast, *REWORDED), revision=2, effective_on=TOMORROW, announced=True, by=cast.manager.as_actor, at=AT
    )

    assert told() == sorted(mails)


def test_nobody_is_told_unless_it_is_wished(cast: Cast, mails: list[str]) -> None:
    amend_agreement(
        drafted(cast, *REWORDED), revision=2, effective_on=TOMORROW, announced=False, by=cast.manager.as_actor, at=AT
    )

    assert told() == []


def test_nobody_is_told_of_what_was_refused(cast: Cast, mails: list[str]) -> None:
    with pytest.raises(PublishingRefused):
        amend_agreement(
            drafted(cast, *REWORDED),
            revision=2,
            effective_on=date(2026, 3, 28),
            announced=True,
            by=cast.manager.as_actor,
            at=AT,
        )

    assert told() == []
