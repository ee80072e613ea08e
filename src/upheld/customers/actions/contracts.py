"""What a customer has bought: adding it, putting it right, changing its plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.catalogue.models import Service
from upheld.customers.actions.refusals import refusing_repeats
from upheld.customers.models import Contract, Organisation


class SamePlan(ValueError):
    """The contract is on this plan already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """What a contract says beside its plan."""

    number: str
    # as the agreement names it; empty where it does not ask
    licence: str
    starts_on: date
    # the first day that is no longer covered; None while no end is agreed
    ends_on: date | None
    services: Sequence[Service]
    account_manager: User | None


@transaction.atomic
def add(organisation: Organisation, terms: Terms, *, plan: str, by: Actor, at: datetime) -> Contract:
    """Write down what an organisation bought. Raises NumberTaken, EndsBeforeItStarts."""
    with refusing_repeats():
        row = Contract.objects.create(
            organisation=organisation,
            number=terms.number,
            plan=plan,
            licence=terms.licence,
            starts_on=terms.starts_on,
            ends_on=terms.ends_on,
            account_manager=terms.account_manager,
        )
    row.services.set(terms.services)
    facts = {"number": row.number, "plan": plan}
    record("contract", row.pk, "added", desk=organisation.desk.name, by=by, at=at, facts=facts)
    return row


@transaction.atomic
def edit(contract: Contract, terms: Terms, *, by: Actor, at: datetime) -> Contract:
    """Put right what a contract says beside its plan; what was received before keeps its promise.

    Locks the contract. Raises NumberTaken, EndsBeforeItStarts.
    """
    locked = Contract.objects.select_for_update(of=("self",)).select_related("organisation__desk").get(pk=contract.pk)
    columns = ("number", "licence", "starts_on", "ends_on", "account_manager")
    changed = [column for column in columns if getattr(locked, column) != getattr(terms, column)]
    for column in changed:
        setattr(locked, column, getattr(terms, column))
    with refusing_repeats():
        locked.save(update_fields=changed)
    if {one.pk for one in locked.services.all()} != {one.pk for one in terms.services}:
        locked.services.set(terms.services)
        changed.append("services")
    if changed:
        told = {"number": locked.number, "changed": changed}
        record("contract", locked.pk, "edited", desk=locked.organisation.desk.name, by=by, at=at, facts=told)
    return locked


@transaction.atomic
def change_plan(contract: Contract, plan: str, *, reason: str, by: Actor, at: datetime) -> Contract:
    """Put a contract on another plan.

    Locks the contract. That the plan is one of the agreement's, the caller has seen to. Refuses the present plan.
    """
    locked = Contract.objects.select_for_update(of=("self",)).select_related("organisation__desk").get(pk=contract.pk)
    if locked.plan == plan:
        raise SamePlan(_("contract %(contract)s is on this plan already") % {"contract": locked.number})
    was, locked.plan = locked.plan, plan
    locked.save(update_fields=["plan"])
    told = {"number": locked.number, "from": was, "to": plan, "reason": reason}
    record("contract", locked.pk, "plan changed", desk=locked.organisation.desk.name, by=by, at=at, facts=told)
    return locked
