"""Saying from which addresses and domains a customer's people write; comparing them is in `facts.senders`."""

from datetime import datetime

from django.db import transaction

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.actions.refusals import refusing_repeats
from upheld.customers.facts.senders import canonical_address, domain_to_allow
from upheld.customers.models import AllowedSender, Organisation


@transaction.atomic
def allow(organisation: Organisation, written: str, *, by: Actor, at: datetime) -> AllowedSender:
    """Allow one address, or all of a domain: whoever writes from there first is taken for one of this customer's.

    People whom the desk knows already stay where they are. Raises BadAddress, BadDomain, DomainForEverybody,
    AllowedElsewhere.
    """
    single = "@" in written.strip().removeprefix("@")
    value = canonical_address(written) if single else domain_to_allow(written)
    with refusing_repeats():
        row = AllowedSender.objects.create(
            desk_id=organisation.desk_id,
            organisation=organisation,
            kind=AllowedSender.Kind.ADDRESS if single else AllowedSender.Kind.DOMAIN,
            value=value,
            allowed_at=at,
            allowed_by=by.reference,
        )
    _tell(row, "sender allowed", by=by, at=at)
    return row


@transaction.atomic
def withdraw(sender: AllowedSender, *, by: Actor, at: datetime) -> None:
    """Take an address or domain back; who came by it stays one of this customer's."""
    _tell(sender, "sender withdrawn", by=by, at=at)
    AllowedSender.objects.filter(pk=sender.pk).delete()


def _tell(sender: AllowedSender, verb: str, *, by: Actor, at: datetime) -> None:
    # A single address is a person's: the record, which cannot be erased, says only that there was one.
    told = {"domain": sender.value} if sender.kind == AllowedSender.Kind.DOMAIN else {"kind": sender.kind}
    desk = sender.organisation.desk.name
    record("organisation", sender.organisation_id, verb, desk=desk, by=by, at=at, facts=told)
