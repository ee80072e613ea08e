"""Filling in a ticket's own fields on its page, one at a time and in place."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.desks.access import NotFound
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.field_forms import FieldForm, fields_shown
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, Work, work_on
from upheld.tickets.access import ticket_of_member
from upheld.tickets.actions import fields
from upheld.tickets.queries.fields import BadValue, fields_of, lines_of

PART = "console/tickets/fields.html"


@require_POST
@for_members
def fill(request: MemberRequest, desk: str, number: int, key: str) -> HttpResponse:
    """Fill in one field of the ticket, or empty it."""
    work = work_on(request, desk, number, at=now())
    field = next((one for one in fields_of(work.member.desk) if one.key == key), None)
    if field is None:
        raise NotFound
    form = FieldForm(field, request.POST)
    if not form.is_valid():
        return _refused(work, form, status=INCOMPLETE)
    try:
        seen = {key: form.cleaned_data["was"]} if "was" in request.POST else None
        fields.fill(work.ticket, {key: form.value()}, seen=seen, by=work.by, at=work.at)
    except BadValue as refusal:
        form.add_error("value", _sentence(refusal.words))
        return _refused(work, form, status=INCOMPLETE)
    except fields.ChangedMeanwhile as refusal:
        form.add_error("value", _sentence(str(refusal)))
        return _refused(work, form, status=CONFLICT)
    return _part(work) if work.in_place else work.done()


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _refused(work: Work, form: FieldForm, *, status: int) -> HttpResponse:
    if work.in_place:
        return _part(work, form, status=status)
    return work.refused(Tried(judgement=form, sheet=f"field-{form.key}", status=status))


def _part(work: Work, tried: FieldForm | None = None, *, status: int = 200) -> HttpResponse:
    lines = lines_of(ticket_of_member(work.member, work.ticket.number))
    return work.part(PART, {"fields_shown": fields_shown(lines, tried=tried)}, status=status)
