"""Announcing a new version to the customers it concerns; what they are told is in `queries.announcement`."""

from datetime import datetime

from django.db import transaction

from servicelevel.agreement.terms import Agreement as Meaning
from upheld.agreements.facts import meaning_of
from upheld.agreements.models import AgreementVersion
from upheld.agreements.queries import announcement
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.facts.language import language_of
from upheld.desks.models import Desk
from upheld.notifications.actions import outbox
from upheld.notifications.actions.outbox import Recipient

TEMPLATE = "agreement-amended"


@transaction.atomic
def announce(desk: Desk, version: AgreementVersion, *, instead_of: Meaning, by: Actor, at: datetime) -> int:
    """Put a mail into the outbox for every contact whom a version concerns; return how many.

    Each is told of a version once, however often this is called. Recorded in the audit trail.
    """
    meaning = meaning_of(version)
    told = announcement(desk, instead_of, meaning, at=at)
    outbox.put_each(
        {
            f"{desk.name}:agreement:{version.number}:{contact.pk}": Recipient(
                address=contact.email, name=contact.name, language=language_of(contact, otherwise=meaning.locale)
            )
            for contact in told.recipients
        },
        desk=desk.name,
        subject="agreement",
        number=version.number,
        template=TEMPLATE,
        payload=told.payload,
        at=at,
    )
    facts = {"version": version.number, "recipients": len(told.recipients)}
    record("agreement", version.agreement_id, "announced", desk=desk.name, by=by, at=at, facts=facts)
    return len(told.recipients)
