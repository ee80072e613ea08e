"""Withdrawing annexes: from a day on, a contract has none. Publishing them is in `annex`."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.agreements.actions.publish import PublishingRefused
from upheld.agreements.facts import last_version, meaning_of
from upheld.agreements.models import Agreement, Annex, AnnexWithdrawal
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.models import Contract


class WithdrawalRefused(PublishingRefused):
    """The contract has no annex to withdraw, or not from that day on; the message says why."""


@transaction.atomic
def withdraw_annex(contract: Contract, *, effective_on: date, by: Actor, at: datetime) -> AnnexWithdrawal:
    """Withdraw the annex of a contract: what is received from a day on, is received under the agreement alone.

    Locks the desk's agreement. Refuses what `annex_to_withdraw` does. Tickets already received keep what was promised
    then. Recorded in the audit trail. Raises: WithdrawalRefused.
    """
    desk = contract.organisation.desk
    Agreement.objects.select_for_update().get(desk=desk)
    annex, effective_at = annex_to_withdraw(contract, effective_on=effective_on, at=at)
    ends = {"effective_at": effective_at, "withdrawn_at": at, "withdrawn_by": by.reference}
    withdrawal = AnnexWithdrawal.objects.create(annex=annex, **ends)
    told = {"contract": contract.number, "customer": contract.organisation.name, "annex": annex.label}
    facts = {**told, "from": effective_on.isoformat()}
    record("agreement", last_version(desk).agreement_id, "annex withdrawn", desk=desk.name, by=by, at=at, facts=facts)
    return withdrawal


def annex_to_withdraw(contract: Contract, *, effective_on: date, at: datetime) -> tuple[Annex, datetime]:
    """Return the annex that holds last for a contract, and when it would end.

    Refuses a contract without one, one that is withdrawn already or takes effect later, and a day that has passed.
    Raises: WithdrawalRefused.
    """
    annexes = Annex.objects.filter(contract=contract).select_related("withdrawal").defer("text")
    annex = annexes.order_by("-effective_at", "-number").first()
    if annex is None or hasattr(annex, "withdrawal"):
        raise WithdrawalRefused(_("%(contract)s has no annex to withdraw") % {"contract": contract})
    zone = ZoneInfo(meaning_of(last_version(contract.organisation.desk)).zone)
    if effective_on < at.astimezone(zone).date():
        raise WithdrawalRefused(
            _("%(day)s has passed; promises already made are not changed afterwards") % {"day": effective_on}
        )
    effective_at = max(datetime.combine(effective_on, time(), tzinfo=zone), at)
    if effective_at < annex.effective_at:
        raise WithdrawalRefused(
            _("annex %(annex)s of %(contract)s is to take effect after %(day)s")
            % {"annex": annex.label, "contract": contract, "day": effective_on}
        )
    return annex, effective_at
