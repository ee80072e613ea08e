"""The annexes of one contract: writing one, seeing what it changes for that customer, publishing it, withdrawing it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from servicelevel.agreement.faults import FaultyAgreement
from servicelevel.agreement.page import build_page
from servicelevel.agreement.page_changes import page_changes
from servicelevel.agreement.terms import Agreement
from upheld.agreements.actions.annex import publish_annex
from upheld.agreements.actions.publish import PublishingRefused
from upheld.agreements.actions.withdraw_annex import withdraw_annex
from upheld.agreements.facts import checked_with_annex, last_version, meaning_of
from upheld.agreements.queries import annexes_of
from upheld.customers.access import contract_on_desk
from upheld.customers.models import Contract
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.agreement.checking_findings import findings_of
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members

INCOMPLETE, CONFLICT = 422, 409
LONGEST = 100_000
BEGINNING = """---
annex: A
agreement: {name}
effective: {day}
---

"""


class AnnexForm(forms.Form):
    """The text of an annex."""

    use_required_attribute = False
    text = forms.CharField(
        label=gettext_lazy("Annex"),
        help_text=gettext_lazy("Write each clause that it overrides whole, under its own number and title."),
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "class": "mono", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Write the clauses that are to hold for this customer.")},
    )


class WithdrawalForm(forms.Form):
    """From when on a contract is to have no annex."""

    use_required_attribute = False
    effective = forms.DateField(
        label=gettext_lazy("Without it from"),
        help_text=gettext_lazy("What is received before that day keeps the annex."),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": gettext_lazy("Choose the first day without it."),
            "invalid": gettext_lazy("Choose a day."),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def annex(request: MemberRequest, desk: str, contract: int) -> HttpResponse:
    """Show a contract's annexes; on POST what a new one would change, or publish it."""
    member = member_for(request.user, desk, permission=Permission.PUBLISH_AGREEMENTS)
    frame = frame_of(request, member, at=now(), view="agreement")
    row = contract_on_desk(member.desk, contract)
    if request.method != "POST":
        return _page(request, frame, row, form=AnnexForm(initial={"text": _beginning(row, frame)}))
    form = AnnexForm(request.POST)
    if not form.is_valid():
        return _page(request, frame, row, form=form, status=INCOMPLETE)
    text = form.cleaned_data["text"].replace("\r\n", "\n")
    if request.POST.get("act") != "publish":
        return _page(request, frame, row, form=form, **_seen(row, text, frame))
    try:
        done = publish_annex(row, text, by=frame.member.user.as_actor, at=frame.at)
    except (PublishingRefused, FaultyAgreement) as refusal:
        seen = _seen(row, text, frame)
        return _page(request, frame, row, form=form, refusal=str(refusal), status=CONFLICT, **seen)
    messages.success(
        request,
        _("Annex {label} of {organisation} is published.").format(label=done.label, organisation=row.organisation),
    )
    return redirect("console:agreement", member.desk.name)


@require_POST
@for_members
def withdrawal(request: MemberRequest, desk: str, contract: int) -> HttpResponse:
    """Withdraw a contract's annex from a day on."""
    member = member_for(request.user, desk, permission=Permission.PUBLISH_AGREEMENTS)
    frame = frame_of(request, member, at=now(), view="agreement")
    row = contract_on_desk(member.desk, contract)
    form, leaving = AnnexForm(initial={"text": _beginning(row, frame)}), WithdrawalForm(request.POST)
    if not leaving.is_valid():
        return _page(request, frame, row, form=form, leaving=leaving, status=INCOMPLETE)
    day = leaving.cleaned_data["effective"]
    try:
        done = withdraw_annex(row, effective_on=day, by=frame.member.user.as_actor, at=frame.at)
    except PublishingRefused as refusal:
        shown = {"leaving": leaving, "kept": str(refusal)}
        return _page(request, frame, row, form=form, status=CONFLICT, **shown)
    messages.success(
        request,
        _("{annex} of {customer} is withdrawn from {day}.").format(
            annex=done.annex, customer=row.organisation, day=date_format(day, _("j F Y"))
        ),
    )
    return redirect("console:agreement", member.desk.name)


def _seen(contract: Contract, text: str, frame: Frame) -> dict[str, Any]:
    """Return what is to be said of an annex: faults, or findings and the clauses as that customer reads them."""
    base = meaning_of(last_version(contract.organisation.desk))
    try:
        result = checked_with_annex(base, text)
    except FaultyAgreement as faulty:
        return {"faults": faulty.faults}
    shown = {"publishable": result.publishable, "findings": findings_of(result)}
    return shown | {"changes": _changes(base, result.agreement, frame) if result.agreement else ()}


def _changes(base: Agreement, meaning: Agreement, frame: Frame) -> tuple[Any, ...]:
    return page_changes(build_page(base, at=frame.at), build_page(meaning, at=frame.at))


def _beginning(contract: Contract, frame: Frame) -> str:
    """Return what an annex begins with: the words of the last one, or an empty one of today."""
    last = next(iter(annexes_of(contract)), None)
    day = frame.at.astimezone(frame.agreement.office.tz).date()
    return last.text if last else BEGINNING.format(name=frame.agreement.name, day=day.isoformat())


def _page(request: MemberRequest, frame: Frame, contract: Contract, *, status: int = 200, **shown: Any) -> HttpResponse:
    annexes = annexes_of(contract)
    context = {
        **frame.context,
        "desk_slug": frame.member.desk.name,
        "contract": contract,
        "annexes": annexes,
        "may_withdraw": bool(annexes) and not hasattr(annexes[0], "withdrawal"),
        "leaving": WithdrawalForm(),
        # What an annex overrides, to copy a clause from.
        "overridden": last_version(frame.member.desk),
        **shown,
    }
    return render(request, "console/agreement/annex.html", context, status=status)
