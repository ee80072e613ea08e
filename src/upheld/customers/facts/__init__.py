"""What the agreement may need to know of a customer, as plain values."""

from datetime import date

from django.db.models import Q

from upheld.customers.models import Contact, Contract


def contract_of(contact: Contact, *, on: date) -> Contract | None:
    """Return the contract that covers a contact's organisation on a day: the newest, if several do."""
    if contact.organisation_id is None:
        return None
    covering = Contract.objects.filter(organisation_id=contact.organisation_id, starts_on__lte=on)
    covering = covering.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))
    return covering.order_by("-starts_on", "-id").first()


def facts_of(contract: Contract | None) -> dict[str, str]:
    """Return the facts that a contract settles; what it leaves open, the agreement's defaults decide."""
    if contract is None:
        return {}
    settled = {"plan": contract.plan, "licence": contract.licence}
    return {key: value for key, value in settled.items() if value}
