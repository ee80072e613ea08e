"""Putting a customer's contract on another plan: what that would change, doing it, and what it did."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.customers.access import contract_on_desk
from upheld.customers.actions.contracts import SamePlan
from upheld.customers.models import Contract
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.changed import shown_changes
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.actions.recount import REASON_LENGTH_AT_MOST
from upheld.workflows import change_plan as workflow

INCOMPLETE, CONFLICT = 422, 409


class PlanForm(forms.Form):
    """Which plan, and why."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("The customers whose tickets are open read it."),
        max_length=REASON_LENGTH_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say why; the customers read it.")},
    )

    def __init__(self, frame: Frame, contract: Contract, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans = [(plan.key, plan.label) for plan in frame.agreement.plans]
        self.fields["plan"] = forms.ChoiceField(label=_("Plan"), choices=plans, initial=contract.plan)
        self.order_fields(["plan", "reason"])


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def plan(request: MemberRequest, desk: str, contract: int) -> HttpResponse:
    """Show a contract's plan; on POST what another would change, or put the contract on it."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_DESK)
    frame = frame_of(request, member, at=now())
    row = contract_on_desk(member.desk, contract)
    if request.method != "POST":
        return _page(request, frame, row, form=PlanForm(frame, row))
    form = PlanForm(frame, row, request.POST)
    if not form.is_valid():
        return _page(request, frame, row, form=form, status=INCOMPLETE)
    try:
        return _tried(request, frame, row, form)
    except (SamePlan, workflow.UnknownPlan) as refusal:
        return _page(request, frame, row, form=form, refusal=str(refusal), status=CONFLICT)


def _tried(request: MemberRequest, frame: Frame, contract: Contract, form: PlanForm) -> HttpResponse:
    chosen, reason = form.cleaned_data["plan"], form.cleaned_data["reason"]
    if request.POST.get("act") != "apply":
        changes = workflow.preview(contract, chosen, at=frame.at)
        return _page(request, frame, contract, form=form, changes=shown_changes(changes, frame), stage="previewed")
    changes = workflow.change_plan(contract, chosen, reason=reason, by=frame.member.user.as_actor, at=frame.at)
    contract.refresh_from_db()
    return _page(request, frame, contract, form=form, changes=shown_changes(changes, frame), stage="done")


def _page(request: MemberRequest, frame: Frame, contract: Contract, *, status: int = 200, **shown: Any) -> HttpResponse:
    label = next((plan.label for plan in frame.agreement.plans if plan.key == contract.plan), contract.plan or "none")
    context = {**frame.context, "contract": contract, "plan_label": label, **shown}
    return render(request, "console/plan.html", context, status=status)
