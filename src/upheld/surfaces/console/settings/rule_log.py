"""The log of what rules did, of a desk or of one rule, and trying again what was refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.presentation.citations import clause_url
from upheld.rules.access import rule_of_member, run_of_member
from upheld.rules.actions.forget import KEPT_FOR
from upheld.rules.models import RuleRun
from upheld.rules.queries.lists import any_set_aside, clauses_behind, page_of_runs
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import frame_for, number_in, page
from upheld.workflows import follow_rules


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One run as the log shows it, with the clause of the promise that set it off; empty where none did."""

    run: RuleRun
    clause: str
    clause_url: str


@require_safe
@for_members
def log(request: MemberRequest, desk: str) -> HttpResponse:
    """Show what rules did, newest first: all of the desk's, or with `rule` those of one."""
    frame = frame_for(request, desk)
    chosen, before = number_in(request.GET.get("rule", "")), number_in(request.GET.get("before", ""))
    rule = rule_of_member(frame.member, chosen) if chosen is not None else None
    shown = page_of_runs(frame.member.desk, rule=rule, before=before)
    here = reverse("console:settings_rule_log", args=[desk]) + "?" + (f"rule={rule.pk}&" if rule else "")
    return page(
        request,
        frame,
        "rule_log",
        rule=rule,
        lines=_lines(shown.runs, desk),
        first_url=here.rstrip("&?") if before else "",
        next_url=f"{here}before={shown.next_before}" if shown.next_before else "",
        prefix=frame.member.desk.prefix,
        kept_for=KEPT_FOR.days,
        any_set_aside=any_set_aside(frame.member.desk),
        again=(RuleRun.Outcome.REFUSED, RuleRun.Outcome.FAILED),
    )


@require_POST
@for_members
def retried(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Do again what a run was refused."""
    frame = frame_for(request, desk)
    run = run_of_member(frame.member, number)
    try:
        run = follow_rules.retry(run, by=frame.member.user.as_actor, at=frame.at)
    except follow_rules.NothingToRetry as refusal:
        messages.warning(request, str(refusal).capitalize() + ".")
    else:
        done = run.outcome == RuleRun.Outcome.DONE
        messages.info(request, _("Done.") if done else _("Not done: {why}.").format(why=run.refusal))
    return redirect("console:settings_rule_log", desk)


def _lines(runs: Sequence[RuleRun], desk: str) -> list[Line]:
    clauses = clauses_behind(runs)
    return [_line(run, clauses.get(run.event, ""), desk) for run in runs]


def _line(run: RuleRun, clause: str, desk: str) -> Line:
    # What an annex says is not on the published page.
    url = clause_url(desk, clause) if clause and "," not in clause else ""
    return Line(run=run, clause=clause, clause_url=url)
