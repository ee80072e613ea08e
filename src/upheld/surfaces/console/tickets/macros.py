"""Running a macro on a ticket, from its composer: what is typed there comes along and is kept."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.composing import reply_form
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, REFUSALS, work_on
from upheld.tickets.access import macro_of_member
from upheld.tickets.actions import macros, steps


@require_POST
@for_members
def run(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Do what the chosen macro does; its reply then stands in the composer."""
    work = work_on(request, desk, number, at=now())
    chosen = request.POST.get("macro", "")
    macro = macro_of_member(work.member, int(chosen) if chosen.isdecimal() and len(chosen) < 10 else 0)
    try:
        ran = macros.run(macro, work.ticket, typed=request.POST.get("text", ""), by=work.member.user, at=work.at)
    except (steps.NoLongerThere, *REFUSALS) as refusal:
        tried = Tried(message=reply_form(work.ticket, data=request.POST), refusal=str(refusal), status=CONFLICT)
        return work.refused(tried)
    if not ran.wrote:
        return work.done()
    asked = {"write": "reply", **({"then": f"{ran.then.act}:{ran.then.what}"} if ran.then else {})}
    return redirect(f"{reverse('console:ticket', args=[desk, number])}?{urlencode(asked)}")
