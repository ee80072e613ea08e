"""Whose numbers the support page shows: everyone's, or those of one plan. What the plans promise is the agreement's."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement
from upheld.accounts.models import User
from upheld.customers.access import contact_of
from upheld.customers.facts import contract_of
from upheld.desks.models import Desk

# In the address: the plan to read the page for.
PARAMETER = "for"
EVERYONE = "everyone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One plan that the page can be read for."""

    label: str
    url: str
    active: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """For whom the page is read."""

    # The plan's key; None for everyone.
    plan: str | None
    # What the reader has, if they have anything: the plan's key, its label and the contract.
    own: str | None
    own_label: str
    contract: str
    # Empty where the agreement makes no difference between plans.
    choices: tuple[Choice, ...]


def reading_of(desk: Desk, agreement: Agreement, *, viewer: User | AnonymousUser, asked: str, at: datetime) -> Reading:
    """Return whose numbers to show: those asked for, else the reader's own, else everyone's."""
    labels = {plan.key: plan.label for plan in agreement.plans}
    own, contract = _own_plan(desk, viewer, at=at)
    own = own if own in labels else None
    plan = asked if asked in labels else None if asked == EVERYONE else own
    return Reading(
        plan=plan,
        own=own,
        own_label=labels.get(own or "", ""),
        contract=contract,
        choices=_choices(desk, labels, plan=plan) if len(labels) > 1 else (),
    )


def _own_plan(desk: Desk, viewer: User | AnonymousUser, *, at: datetime) -> tuple[str | None, str]:
    contact = contact_of(viewer, desk)
    contract = contract_of(contact, on=at.date()) if contact else None
    return (contract.plan, contract.number) if contract else (None, "")


def _choices(desk: Desk, labels: dict[str, str], *, plan: str | None) -> tuple[Choice, ...]:
    address = reverse("public:support", args=[desk.name])
    known = {EVERYONE: _("Every plan"), **labels}
    return tuple(
        Choice(label=label, url=f"{address}?{urlencode({PARAMETER: key})}", active=key == (plan or EVERYONE))
        for key, label in known.items()
    )
