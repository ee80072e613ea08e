"""The ticket page: all that is known of a ticket, and the forms by which it is worked. Acting is done beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.desks.access import Permission, member_for, permits
from upheld.desks.queries import agents_of
from upheld.improvement.models import SurveyAnswer
from upheld.improvement.queries.satisfaction import answer_on
from upheld.notifications.queries import is_unconfirmed
from upheld.now import now
from upheld.presentation.citations import CitedFace, cited, clause_url
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.attaching import attaching, leaving
from upheld.surfaces.console.tickets.composing import composing
from upheld.surfaces.console.tickets.effort_forms import call_form, time_form, time_on_page
from upheld.surfaces.console.tickets.escalation_form import answering
from upheld.surfaces.console.tickets.field_forms import fields_shown
from upheld.surfaces.console.tickets.forms import AssignmentForm, HoldForm, MessageForm
from upheld.surfaces.console.tickets.giving import giving
from upheld.surfaces.console.tickets.judging import judging_forms, judging_offered
from upheld.surfaces.console.tickets.lines import lines_of
from upheld.surfaces.console.tickets.shaping import shaping_forms, shaping_offered
from upheld.surfaces.console.tickets.shaping_forms import RELATIONS
from upheld.surfaces.console.tickets.unread import WHOLE, conversation, read_since
from upheld.tickets.access import ticket_of_member
from upheld.tickets.actions import recent
from upheld.tickets.models import ClosingCode, Sending, Ticket
from upheld.tickets.queries.beside import others_of
from upheld.tickets.queries.closing_codes import codes_of
from upheld.tickets.queries.colleagues import colleagues_of
from upheld.tickets.queries.detail import TicketDetail, detail_for_desk
from upheld.tickets.queries.drafts import sendings_on
from upheld.tickets.queries.followers import followers_of
from upheld.tickets.queries.said import Mark, mark_on

WRITES = ("reply", "note")
# The element that asks for itself anew when the ticket changes.
LIVE_TARGET = "timeline"
# The element into which the sheets come once one is wanted; in an address, it asks for the page with all of them.
SHEETS = "sheets"
# Clocks that a reply stops, and the states in which one is still in time.
ANSWERED = ("response_time", "next_response_time", "update_interval")
COUNTING = ("running", "warning", "not_started")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """What somebody tried, with what they typed, and why it was refused."""

    write: str = "reply"
    # What is to follow the reply, as a macro wants it.
    then: str = ""
    message: MessageForm | None = None
    hold: HoldForm | None = None
    assignment: AssignmentForm | None = None
    # A judgement, and the name of the sheet on which it was tried; it stands open then.
    judgement: Form | None = None
    sheet: str = ""
    # Whether a long conversation is shown without a fold.
    whole: bool = False
    # When the reader had opened the ticket before; None if never, or if it does not matter here.
    since: datetime | None = None
    refusal: str = ""
    status: int = 200

    @property
    def on_a_sheet(self) -> bool:
        """Whether it was tried on one of the sheets above the page."""
        return self.hold is not None or bool(self.sheet)


@require_safe
@for_members
def ticket(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show a ticket; to its own timeline, only what a change can change, so that what is being typed stays."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    asked = request.GET.get("write", "")
    found, at = ticket_of_member(member, number), now()
    since = read_since(request.GET.get("since", ""))
    if request.headers.get("HX-Request") is None:
        before = recent.opened(found, by=member.user, at=at)
        since = since or before
    write = asked if asked in WRITES else "reply"
    tried = Tried(write=write, then=request.GET.get("then", ""), since=since, whole=WHOLE in request.GET)
    return ticket_page(request, found, tried, frame=frame_of(request, member, at=at))


def ticket_page(request: MemberRequest, ticket: Ticket, tried: Tried, *, frame: Frame) -> HttpResponse:
    """Return the page of a ticket, with what was tried in place."""
    detail = detail_for_desk(ticket, at=frame.at, zone=frame.zone)
    template = _part_wanted(request)
    sendings = sendings_on(ticket) if detail.has.sendings else ()
    said = mark_on(ticket, detail.said, sendings, frame.member.user)
    codes = codes_of(frame.member.desk)
    context = {
        "oob": False,  # most parts look for it, and a template takes long to miss a name
        **frame.context,
        **_shown(detail, frame, sendings),
        **_lines(detail, tried, frame),
        **_forms(detail, tried, frame, said, codes),
        "said": said,
    }
    if template == "sheets" or tried.on_a_sheet or SHEETS in request.GET:
        context |= {**_sheets(detail, tried, frame, codes), "with_sheets": True}
    return render(request, f"console/tickets/{template}.html", context, status=tried.status)


def _part_wanted(request: MemberRequest) -> str:
    """Return which template is asked for: the page, or what one of its elements asks anew."""
    parts = {LIVE_TARGET: "live_ticket", SHEETS: "sheets"} if request.method == "GET" else {}
    return parts.get(request.headers.get("HX-Target", ""), "ticket")


def _shown(detail: TicketDetail, frame: Frame, sendings: Sequence[Sending]) -> dict[str, Any]:
    followers = followers_of(detail.ticket) if detail.has.follows else ()
    faces = tuple(cited(face, desk_name=detail.ticket.desk.name) for face in detail.faces)
    return {
        "detail": detail,
        "ticket": detail.ticket,
        "faces": faces,
        "answering": next((face for face in faces if face.state in COUNTING and face.metric in ANSWERED), None),
        "next_due": _next_due(faces),
        "followers": followers,
        "colleagues": colleagues_of(detail.ticket) if detail.has.colleagues else (),
        "follows": frame.member.user in followers,
        "may_work": frame.may_work,
        "may_change_plan": bool(detail.ticket.contract_id) and permits(frame.member, Permission.MANAGE_DESK),
        "rank": detail.priority.rank + 1 if detail.priority else None,
        "ranks": len(detail.agreement.priorities),
        "asked": detail.asked,
        "emergency": detail.emergency,
        "emergency_url": _emergency_url(detail),
        "escalation_url": clause_url(detail.ticket.desk.name, detail.escalation.clause) if detail.escalation else "",
        "line_url": clause_url(detail.ticket.desk.name, detail.line.clause.number) if detail.line else "",
        "plan_url": clause_url(detail.ticket.desk.name, detail.plan.clause.number) if detail.plan else "",
        "customer": detail.ticket.organisation or detail.ticket.contact,
        "version": detail.ticket.agreement_version,
        "unconfirmed": is_unconfirmed(detail.ticket.desk.name, detail.ticket.contact.email),
        "rated": _rated(detail),
        "fields_shown": () if frame.may_work else fields_shown(detail.fields),
        "links": detail.links,
        "merges": detail.merges,
        "relations": RELATIONS,
        "counted_by": detail.agreement.version,
        "moved": detail.moved,
        "sendings": sendings,
        "leaving": leaving(detail.ticket, sendings),
        **time_on_page(detail),
        "others_of_customer": others_of(detail.ticket),
    }


def _next_due(faces: Sequence[CitedFace]) -> CitedFace | None:
    """Return the promise that is due first; where no time counts, one that is owed all the same, or None."""
    owed = [face for face in faces if face.stopped_at is None and face.state != "cancelled"]
    counting = [face for face in owed if face.due_at is not None and face.state != "paused"]
    return min(counting, key=lambda face: face.due_at or face.as_of, default=next(iter(owed), None))


def _forms(
    detail: TicketDetail, tried: Tried, frame: Frame, said: Mark, codes: Sequence[ClosingCode]
) -> dict[str, Any]:
    if not frame.may_work:
        return {}
    agents = agents_of(frame.member.desk)
    return {
        **composing(detail, frame, write=tried.write, then=tried.then, tried=tried.message, said=said, codes=codes),
        **attaching(detail.ticket, kind=tried.write, by=frame.member.user.as_actor, has_any=detail.has.uploads),
        **judging_offered(detail, frame, tried=tried.judgement, sheet=tried.sheet),
        **shaping_offered(detail, frame, tried=tried.judgement, codes=codes),
        **time_form(tried=tried.judgement),
        "assignment_form": tried.assignment,
        "giving": giving(detail, agents, frame),
        "refusal": tried.refusal,
    }


def _sheets(detail: TicketDetail, tried: Tried, frame: Frame, codes: Sequence[ClosingCode]) -> dict[str, Any]:
    """Return the forms on the sheets that open above the page; nobody opens most of them."""
    if not frame.may_work:
        return {}
    return {
        "sheet": tried.sheet,
        "hold_form": tried.hold or HoldForm(detail.agreement.pause_reasons),
        **judging_forms(detail, frame, tried=tried.judgement, sheet=tried.sheet),
        **answering(detail, frame, tried=tried.judgement),
        **shaping_forms(detail, frame, tried=tried.judgement, sheet=tried.sheet, codes=codes),
        **call_form(detail, tried=tried.judgement, sheet=tried.sheet),
    }


def _rated(detail: TicketDetail) -> SurveyAnswer | None:
    """Return what the customer says of the help; looked up only where there can be an answer."""
    told = any(entry.verb == "rated" for entry in detail.timeline)
    return answer_on(detail.ticket) if told or detail.ticket.state == Ticket.State.RESOLVED else None


def _emergency_url(detail: TicketDetail) -> str:
    return clause_url(detail.ticket.desk.name, detail.emergency.clause.number) if detail.emergency else ""


def _lines(detail: TicketDetail, tried: Tried, frame: Frame) -> dict[str, Any]:
    shown = conversation(detail, tried.since, frame, whole=tried.whole)
    return {**shown, "lines": lines_of(shown.pop("entries"), detail, frame)}
