"""The pages of a desk's rules: the list, one rule with its trial and its switch; writing one is in `rule_writing`."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.rules.access import rule_of_member
from upheld.rules.actions import keep, switch
from upheld.rules.models import Rule
from upheld.rules.queries import lists
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import CONFLICT, frame_for, page
from upheld.surfaces.console.settings.rule_form import after_words
from upheld.surfaces.console.settings.rule_words import acts_in_words, conditions_in_words
from upheld.tickets.queries.views.known import known_on
from upheld.workflows.try_rule import TICKETS_TRIED, try_rule


@require_safe
@for_members
def index(request: MemberRequest, desk: str) -> HttpResponse:
    """List the desk's rules."""
    frame = frame_for(request, desk)
    own = frame.member.desk
    return page(request, frame, "rules", rules=lists.rules_of(own), any_set_aside=lists.any_set_aside(own))


@require_safe
@for_members
def rule(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show what a rule says, what it would do and what it did."""
    frame = frame_for(request, desk)
    return _page(request, frame, rule_of_member(frame.member, number))


@require_POST
@for_members
def tried(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Try a rule on the newest tickets, and undo it."""
    frame = frame_for(request, desk)
    try_rule(rule_of_member(frame.member, number), by=frame.member.user.as_actor, at=frame.at)
    return redirect("console:settings_rule", desk, number)


@require_POST
@for_members
def switched_on(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Let a rule run from now on."""
    frame = frame_for(request, desk)
    found = rule_of_member(frame.member, number)
    try:
        switch.on(found, by=frame.member.user.as_actor, at=frame.at)
    except switch.NotTried as refusal:
        return _page(request, frame, found, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("The rule runs from now on."))
    return redirect("console:settings_rule", desk, number)


@require_POST
@for_members
def switched_off(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Let a rule run no longer."""
    frame = frame_for(request, desk)
    switch.off(rule_of_member(frame.member, number), by=frame.member.user.as_actor, at=frame.at)
    messages.success(request, _("The rule is off."))
    return redirect("console:settings_rule", desk, number)


@require_POST
@for_members
def retired(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Give a rule up; its log stays."""
    frame = frame_for(request, desk)
    keep.retire(rule_of_member(frame.member, number), by=frame.member.user.as_actor, at=frame.at)
    return redirect("console:settings_rules", desk)


def _page(request: MemberRequest, frame: Frame, found: Rule, *, refusal: str = "", status: int = 200) -> HttpResponse:
    desk = frame.member.desk
    revision = lists.newest_revision(found)
    shown = {
        "rule": found,
        "revision": revision,
        "after": after_words(revision),
        "conditions": list(conditions_in_words(revision, known_on(desk, at=frame.at))),
        "acts": acts_in_words(revision, frame.agreement, desk),
        "trial": lists.trial_of(revision),
        "tried_at_most": TICKETS_TRIED,
        "revisions": lists.revisions_of(found),
        "prefix": desk.prefix,
    }
    return page(request, frame, "rule", status=status, refusal=refusal, **shown)
