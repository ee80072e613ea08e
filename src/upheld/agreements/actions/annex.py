"""Publishing annexes: clauses that hold otherwise for one contract. Publishing agreements is in `publish`."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction

from servicelevel.agreement.annex import read_annex
from upheld.agreements.actions.publish import NotPublishable, PublishingRefused
from upheld.agreements.facts import checked_with_annex, last_version, meaning_of
from upheld.agreements.models import Agreement, Annex
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.models import Contract


@transaction.atomic
def publish_annex(contract: Contract, text: str, *, by: Actor, at: datetime) -> Annex:
    """Publish a document as the next annex of a contract, in force from its day on.

    Locks the desk's agreement, so that no version is published meanwhile that the annex does not fit. Refuses an annex
    with which the last version of the agreement is not publishable, and a day that has passed or comes before that of
    an earlier annex. Tickets already received keep what was promised then. Recorded in the audit trail.
    Raises: FaultyAgreement, PublishingRefused.
    """
    desk = contract.organisation.desk
    Agreement.objects.select_for_update().get(desk=desk)
    stated = read_annex(text)
    meaning = meaning_of(last_version(desk))
    if not (result := checked_with_annex(meaning, text)).publishable:
        raise NotPublishable(result)
    zone = ZoneInfo(meaning.zone)
    if stated.effective_on < at.astimezone(zone).date():
        raise PublishingRefused(f"{stated.effective_on} has passed; promises already made are not changed afterwards")
    effective_at = max(datetime.combine(stated.effective_on, time(), tzinfo=zone), at)
    last = Annex.objects.filter(contract=contract).order_by("-number").first()
    if last is not None and last.effective_at > effective_at:
        raise PublishingRefused(f"annex {last.label} of {contract} is to take effect after {stated.effective_on}")
    annex = Annex.objects.create(
        contract=contract,
        number=last.number + 1 if last else 1,
        label=stated.label,
        text=stated.text,
        hash=stated.hash,
        effective_at=effective_at,
        published_at=at,
        published_by=by.reference,
    )
    told = {"contract": contract.number, "customer": contract.organisation.name, "annex": annex.label}
    facts = {**told, "hash": annex.hash}
    record("agreement", last_version(desk).agreement_id, "annex published", desk=desk.name, by=by, at=at, facts=facts)
    return annex
