"""The page of one ticket, for its customer. What they may do on it lives beside this."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from upheld.notifications.queries import is_unconfirmed
from upheld.now import now
from upheld.presentation.citations import clause_url
from upheld.presentation.live_address import live_url
from upheld.presentation.live_keys import key_for_ticket
from upheld.surfaces.portal.attaching import attaching
from upheld.surfaces.portal.kept import kept
from upheld.surfaces.portal.privacy import private
from upheld.surfaces.portal.recording import may_record
from upheld.surfaces.portal.tickets.files import place_on_ticket
from upheld.surfaces.portal.tickets.forms import EscalationForm, InvitationForm, ReplyForm
from upheld.surfaces.portal.tickets.own import Own, own_ticket
from upheld.surfaces.portal.tickets.redress import redress_card
from upheld.surfaces.portal.tickets.story import cited_faces, facts_of, lines_of, steps_of
from upheld.tickets.queries.colleagues import colleagues_of
from upheld.tickets.queries.detail import detail_for_customer


@require_safe
@private
@may_record
def ticket(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Show a ticket; one that was merged into another of the same person leads there."""
    own = own_ticket(request, desk, number, at=now())
    if own.goes_on_in is not None:
        return redirect("portal:ticket", desk=own.desk.name, number=own.goes_on_in.number)
    return ticket_page(request, own)


@require_safe
@private
def received(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Say what the desk promised, to whoever has just sent it."""
    own = own_ticket(request, desk, number, at=now())
    detail = detail_for_customer(own.ticket, at=own.at, zone=own.zone)
    email = own.ticket.contact.email
    asked = is_unconfirmed(own.desk.name, email)
    shown = {"detail": detail, "faces": cited_faces(detail), "email": email, "asked": asked}
    return render(request, "portal/intake/received.html", own.around(request) | shown)


def ticket_page(
    request: HttpRequest,
    own: Own,
    *,
    reply: ReplyForm | None = None,
    escalation: EscalationForm | None = None,
    invitation: InvitationForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return the page of a ticket, with what was typed and why it was refused in place."""
    typed = kept(request.session, own.desk.name, own.ticket.number)
    key = key_for_ticket(own.desk.name, own.ticket.number, at=own.at)
    shown: dict[str, Any] = {
        **_told(own),
        "invitation": invitation or InvitationForm(),
        "reply": reply or ReplyForm(initial=typed),
        "escalation": escalation or EscalationForm(initial=typed),
        "refusal": refusal,
        "attaching": attaching(place_on_ticket(request, own), desk=own.desk),
        "live_url": live_url(request, key),
    }
    return render(request, "portal/tickets/ticket.html", own.around(request) | shown, status=status)


def _told(own: Own) -> dict[str, Any]:
    """Return what the ticket's page says, whatever was tried on it."""
    detail = detail_for_customer(own.ticket, at=own.at, zone=own.zone)
    faces, follows_only = cited_faces(detail), own.follows_only
    return {
        "detail": detail,
        "ticket": own.ticket,
        "faces": faces,
        "steps": steps_of(detail, faces),
        "lines": lines_of(detail, own.reader),
        "facts": facts_of(detail),
        "reader": own.reader,
        "colleagues": colleagues_of(own.ticket),
        "follows_only": follows_only,
        "redress": None if follows_only else redress_card(detail),
        "line_url": clause_url(own.desk.name, detail.line.clause.number) if detail.line else "",
        "rank": detail.priority.rank + 1 if detail.priority else None,
        "ranks": len(detail.agreement.priorities),
    }
