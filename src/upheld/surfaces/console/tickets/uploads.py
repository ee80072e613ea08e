"""Sending files for a reply or a note: asking to, seeing which wait, and taking one back. The bytes go elsewhere."""

from uuid import UUID

from django import forms
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods, require_POST

from upheld.now import now
from upheld.presentation.file_address import file_url
from upheld.presentation.file_keys import Way
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.attaching import REFUSALS, attaching
from upheld.surfaces.console.tickets.forms import MessageForm
from upheld.surfaces.console.tickets.page import WRITES, Tried
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, Work, work_on
from upheld.tickets.access.files import upload_of
from upheld.tickets.actions import upload
from upheld.tickets.models import Message

KINDS = {"reply": Message.Kind.REPLY, "note": Message.Kind.NOTE}


class BeginForm(forms.Form):
    """Which file somebody is about to send."""

    kind = forms.ChoiceField(choices=[(kind, kind) for kind in KINDS])
    name = forms.CharField(required=False, max_length=1000, strip=False)
    size = forms.IntegerField(min_value=0)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def uploads(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Say where one file may be sent, or why not; asked without a file, list those that wait."""
    work = work_on(request, desk, number, at=now())
    if request.method != "POST":
        return _waiting(work, request.GET.get("kind", ""))
    form = BeginForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"refusal": "; ".join(str(fault[0]) for fault in form.errors.values())}, status=INCOMPLETE)
    sent = form.cleaned_data
    try:
        begun = upload.begin(
            work.ticket, kind=KINDS[sent["kind"]], name=sent["name"], size=sent["size"], by=work.by, at=work.at
        )
    except REFUSALS as refusal:
        return JsonResponse({"refusal": capfirst(str(refusal))}, status=CONFLICT)
    told = {"id": begun.public_id, "put": file_url(request, begun.public_id, Way.ARRIVE, at=work.at)}
    return JsonResponse(told, status=201)


@require_POST
@for_members
def removal(request: MemberRequest, desk: str, number: int, file: UUID) -> HttpResponse:
    """Take a file back that was not sent yet; without script the page comes back with what was typed."""
    work = work_on(request, desk, number, at=now())
    taken_back = upload_of(work.by, work.ticket, file)
    upload.remove(taken_back)
    if request.headers.get("X-Attaching"):
        return _waiting(work, taken_back.kind)
    typed = MessageForm(initial={name: request.POST.get(name, "") for name in ("text", "submission")})
    return work.refused(Tried(write=taken_back.kind, message=typed))


def _waiting(work: Work, kind: str) -> HttpResponse:
    write = kind if kind in WRITES else WRITES[0]
    context = {"ticket": work.ticket, **attaching(work.ticket, kind=write, by=work.by)}
    return render(work.request, "console/tickets/waiting.html", context)
