"""The log of what rules did, of a desk or of one rule, and trying again what was refused."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import NotFound
from upheld.rules.access import rule_of_member, run_of_member
from upheld.rules.models import RuleRun
from upheld.rules.queries.lists import page_of_runs
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import frame_for, page
from upheld.workflows import follow_rules

# The longest number that can be a run's.
DIGITS = 18


@require_safe
@for_members
def log(request: MemberRequest, desk: str) -> HttpResponse:
    """Show what rules did, newest first: all of the desk's, or with `rule` those of one."""
    frame = frame_for(request, desk)
    chosen, before = _number(request.GET.get("rule", "")), _number(request.GET.get("before", ""))
    rule = rule_of_member(frame.member, chosen) if chosen is not None else None
    shown = page_of_runs(frame.member.desk, rule=rule, before=before)
    here = reverse("console:settings_rule_log", args=[desk]) + "?" + (f"rule={rule.pk}&" if rule else "")
    return page(
        request,
        frame,
        "rule_log",
        rule=rule,
        runs=shown.runs,
        first_url=here.rstrip("&?") if before else "",
        next_url=f"{here}before={shown.next_before}" if shown.next_before else "",
        prefix=frame.member.desk.prefix,
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


def _number(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > DIGITS:
        raise NotFound
    return int(text)
