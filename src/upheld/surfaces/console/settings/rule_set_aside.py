"""What rules could not be asked about: why, on which ticket, asking them again, and letting it go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.rules.access import set_aside_of_member
from upheld.rules.actions.forget import KEPT_FOR
from upheld.rules.models import RuleRevision
from upheld.rules.queries.lists import page_of_set_aside
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import frame_for, number_in, page
from upheld.workflows import ask_rules_again

LIST = "console:settings_rules_set_aside"


@require_safe
@for_members
def set_aside(request: MemberRequest, desk: str) -> HttpResponse:
    """Show what was set aside, newest first."""
    frame = frame_for(request, desk)
    before = number_in(request.GET.get("before", ""))
    shown = page_of_set_aside(frame.member.desk, before=before)
    here, triggers = reverse(LIST, args=[desk]), dict(RuleRevision.Trigger.choices)
    return page(
        request,
        frame,
        "rules_set_aside",
        lines=[(one, triggers.get(one.verb, one.verb)) for one in shown.happenings],
        first_url=here if before else "",
        next_url=f"{here}?before={shown.next_before}" if shown.next_before else "",
        prefix=frame.member.desk.prefix,
        kept_for=KEPT_FOR.days,
    )


@require_POST
@for_members
def asked_again(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Ask the rules again about one of them."""
    frame = frame_for(request, desk)
    happening = set_aside_of_member(frame.member, number)
    try:
        fault = ask_rules_again.ask_again(happening, by=frame.member.user.as_actor, at=frame.at)
    except ask_rules_again.NotSetAside as refusal:
        messages.warning(request, str(refusal).capitalize() + ".")
    else:
        done = _("The rules were asked; what they did is in the log.")
        messages.info(request, _("Not done: {why}.").format(why=fault) if fault else done)
    return redirect(LIST, desk)


@require_POST
@for_members
def let_go(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Ask no rule any more about one of them."""
    frame = frame_for(request, desk)
    happening = set_aside_of_member(frame.member, number)
    try:
        ask_rules_again.let_go(happening, by=frame.member.user.as_actor, at=frame.at)
    except ask_rules_again.NotSetAside as refusal:
        messages.warning(request, str(refusal).capitalize() + ".")
    else:
        messages.info(request, _("Let go: no rule is asked about it any more."))
    return redirect(LIST, desk)
