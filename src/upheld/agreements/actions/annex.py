"""Publishing annexes: clauses that hold otherwise for one contract. Publishing agreements is in `publish`."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.agreement.annex import read_annex
from upheld.agreements.actions.publish import NotPublishable, PublishingRefused
from upheld.agreements.facts import checked_with_annex, last_version, meaning_of, versions_from
from upheld.agreements.models import Agreement, Annex
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.models import Contract


@transaction.atomic
def publish_annex(contract: Contract, text: str, *, by: Actor, at: datetime) -> Annex:
    """Publish a document as the next annex of a contract, in force from its day on.

    Locks the desk's agreement, so that no version is published meanwhile that the annex does not fit. Refuses what
    `effective_from` does. Tickets already received keep what was promised then. Recorded in the audit trail.
    Raises: FaultyAgreement, PublishingRefused.
    """
    desk = contract.organisation.desk
    Agreement.objects.select_for_update().get(desk=desk)
    stated, effective_at = read_annex(text), effective_from(contract, text, at=at)
    last = _last_of(contract)
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


def effective_from(contract: Contract, text: str, *, at: datetime) -> datetime:
    """Return when an annex would take effect if it were published at `at`; writes nothing.

    Refuses an annex with which a version of the agreement in force from then on is not publishable, and a day that has
    passed or comes before an earlier annex takes effect or is withdrawn.
    Raises: FaultyAgreement, PublishingRefused.
    """
    meaning = meaning_of(last_version(contract.organisation.desk))
    if not (result := checked_with_annex(meaning, text)).publishable:
        raise NotPublishable(result)
    day, zone, last = read_annex(text).effective_on, ZoneInfo(meaning.zone), _last_of(contract)
    if day < at.astimezone(zone).date():
        raise PublishingRefused(
            _("%(day)s has passed; promises already made are not changed afterwards") % {"day": day}
        )
    effective_at = max(datetime.combine(day, time(), tzinfo=zone), at)
    if last is not None and last.effective_at > effective_at:
        raise PublishingRefused(
            _("annex %(annex)s of %(contract)s is to take effect after %(day)s")
            % {"annex": last.label, "contract": contract, "day": day}
        )
    if last is not None and hasattr(last, "withdrawal") and last.withdrawal.effective_at > effective_at:
        raise PublishingRefused(
            _("annex %(annex)s of %(contract)s is withdrawn only after %(day)s")
            % {"annex": last.label, "contract": contract, "day": day}
        )
    for version in versions_from(contract.organisation.desk, at=effective_at):
        if not checked_with_annex(meaning_of(version), text).publishable:
            raise PublishingRefused(
                _("it does not fit version %(version)s, which is in force on or after %(day)s")
                % {"version": version.number, "day": day}
            )
    return effective_at


def _last_of(contract: Contract) -> Annex | None:
    return Annex.objects.filter(contract=contract).select_related("withdrawal").order_by("-number").first()
