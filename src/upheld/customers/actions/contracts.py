"""Changing what a customer has bought; adding a contract is in `contacts`."""

from datetime import datetime

from django.db import transaction

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.models import Contract


class SamePlan(ValueError):
    """The contract is on this plan already."""


@transaction.atomic
def change_plan(contract: Contract, plan: str, *, reason: str, by: Actor, at: datetime) -> Contract:
    """Put a contract on another plan.

    Locks the contract. That the plan is one of the agreement's, the caller has seen to. Refuses the present plan.
    """
    locked = Contract.objects.select_for_update(of=("self",)).select_related("organisation__desk").get(pk=contract.pk)
    if locked.plan == plan:
        raise SamePlan(f"contract {locked.number} is on this plan already")
    was, locked.plan = locked.plan, plan
    locked.save(update_fields=["plan"])
    told = {"number": locked.number, "from": was, "to": plan, "reason": reason}
    record("contract", locked.pk, "plan changed", desk=locked.organisation.desk.name, by=by, at=at, facts=told)
    return locked
