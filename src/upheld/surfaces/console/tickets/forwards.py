"""Forwarding chosen parts of a ticket to somebody outside: a page of its own, on which all that goes is seen."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from upheld.customers.facts.senders import BadAddress
from upheld.now import now
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.forward_form import ForwardForm
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, Work, work_on
from upheld.tickets.access.files import FORWARD_LASTS
from upheld.tickets.actions import forward
from upheld.tickets.queries.forwards import forwardable


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def send(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show what can go along, with what was said in public chosen; on POST send it."""
    work = work_on(request, desk, number, at=now())
    said = forwardable(work.ticket)
    if request.method != "POST":
        return _page(work, ForwardForm(said))
    form = ForwardForm(said, request.POST)
    if not form.is_valid():
        return _page(work, form, status=INCOMPLETE)
    try:
        forward.send(work.ticket, form.going(), by=work.member.user, at=work.at)
    except BadAddress as refusal:
        form.add_error("to", str(refusal))
        return _page(work, form, status=INCOMPLETE)
    except REFUSALS as refusal:
        return _page(work, form, refusal=str(refusal), status=CONFLICT)
    return work.done()


def _page(work: Work, form: ForwardForm, *, refusal: str = "", status: int = 200) -> HttpResponse:
    frame = frame_of(work.request, work.member, at=work.at)
    ticket = work.ticket
    reference = f"{ticket.desk.prefix}-{ticket.number}"
    shown = {
        "ticket": ticket,
        "reference": reference,
        "form": form,
        "choices": form.choices(),
        "days": FORWARD_LASTS.days,
        "refusal": refusal,
    }
    return render(work.request, "console/tickets/forward.html", {**frame.context, **shown}, status=status)
