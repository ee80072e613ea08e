"""What a customer bought: writing a contract down and putting it right. Its plan and its annexes have other pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upheld.customers.access import contract_on_desk, organisation_of_member
from upheld.customers.actions import contracts as actions
from upheld.customers.actions.refusals import NumberTaken
from upheld.customers.models import Contract
from upheld.customers.queries.dossier import may_be_account_manager, services_of
from upheld.desks.access import Permission, member_for
from upheld.desks.queries import agents_of
from upheld.now import now
from upheld.surfaces.console.customers.asking import FormPage
from upheld.surfaces.console.customers.forms import ContractForm
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownContract:
    """One contract as a customer's page shows it."""

    contract: Contract
    # as the agreement labels them; empty where it names none
    plan: str
    licence: str
    services: tuple[str, ...]
    # "in force", "ended" or "later"
    period: str


def shown_contracts(contracts: Sequence[Contract], frame: Frame) -> tuple[ShownContract, ...]:
    """Return contracts with the agreement's words for what they name."""
    day = frame.at.astimezone(ZoneInfo(frame.member.desk.zone)).date()
    plans = {plan.key: plan.label for plan in frame.agreement.plans}
    asked = frame.agreement.facts.get("licence")
    licences = {value.key: value.label for value in asked.values} if asked else {}
    return tuple(
        ShownContract(
            contract=one,
            plan=plans.get(one.plan, one.plan),
            licence=licences.get(one.licence, one.licence),
            services=tuple(sorted(service.name for service in one.services.all())),
            period=_period(one, day),
        )
        for one in contracts
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def new(request: MemberRequest, desk: str, organisation: int) -> HttpResponse:
    """Write down what a customer bought."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = organisation_of_member(member, organisation)
    frame = frame_of(request, member, at=now(), view="customers")
    form = _form(request, frame, None)
    back = reverse("console:customer", args=[desk, row.pk])
    page = FormPage(
        request=request,
        frame=frame,
        title=_("New contract of %(name)s") % {"name": row},
        act=_("Add the contract"),
        back=back,
    )
    if request.method != "POST" or not form.is_valid():
        return page.answer(form)
    plan = form.cleaned_data.get("plan", "")
    try:
        actions.add(row, _said(form, frame, None), plan=plan, by=member.user.as_actor, at=frame.at)
    except NumberTaken as refusal:
        return page.refused(form, refusal)
    messages.success(request, _("The contract holds for what is received from now on, in its period."))
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def edit(request: MemberRequest, desk: str, contract: int) -> HttpResponse:
    """Put right what a contract says beside its plan."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = contract_on_desk(member.desk, contract)
    frame = frame_of(request, member, at=now(), view="customers")
    form = _form(request, frame, row)
    back = reverse("console:customer", args=[desk, row.organisation_id])
    page = FormPage(
        request=request,
        frame=frame,
        title=_("Contract %(number)s") % {"number": row},
        act=_("Save the contract"),
        back=back,
    )
    if request.method != "POST" or not form.is_valid():
        return page.answer(form)
    try:
        actions.edit(row, _said(form, frame, row), by=member.user.as_actor, at=frame.at)
    except NumberTaken as refusal:
        return page.refused(form, refusal)
    messages.success(request, _("The contract is saved. Tickets that are open keep the promise they were given."))
    return redirect(back)


def _form(request: MemberRequest, frame: Frame, contract: Contract | None) -> ContractForm:
    desk = frame.member.desk
    return ContractForm(
        frame.agreement,
        request.POST if request.method == "POST" else None,
        services=services_of(desk, of=contract),
        managers=may_be_account_manager(contract, agents_of(desk)),
        with_plan=contract is None,
        initial=_initial(contract) if contract else {},
    )


def _initial(contract: Contract) -> dict[str, Any]:
    columns = ("number", "licence", "starts_on", "ends_on")
    services = [str(service.pk) for service in contract.services.all()]
    chosen = {"services": services, "account_manager": contract.account_manager_id or ""}
    return {column: getattr(contract, column) for column in columns} | chosen


def _said(form: ContractForm, frame: Frame, contract: Contract | None) -> actions.Terms:
    """Return what a valid form says, as the actions take it; where it does not ask, what was so stays so."""
    said, desk = form.cleaned_data, frame.member.desk
    managers = {str(one.pk): one for one in may_be_account_manager(contract, agents_of(desk))}
    bought = set(said.get("services", ()))
    return actions.Terms(
        number=said["number"],
        licence=said.get("licence", contract.licence if contract else ""),
        starts_on=said["starts_on"],
        ends_on=said["ends_on"],
        services=[service for service in services_of(desk, of=contract) if str(service.pk) in bought],
        account_manager=managers.get(said["account_manager"]),
    )


def _period(contract: Contract, day: date) -> str:
    if contract.starts_on > day:
        return "later"
    return "ended" if contract.ends_on is not None and contract.ends_on <= day else "in force"
