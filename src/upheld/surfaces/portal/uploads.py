"""Sending files from customers' pages: asking where one may go, seeing which wait, taking one back. The bytes go
elsewhere.
"""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods

from upheld.desks.access import NotFound
from upheld.now import now
from upheld.presentation.file_address import file_url
from upheld.presentation.file_keys import Way
from upheld.surfaces.portal.attaching import REFUSALS, Place, attaching, refuse_flood
from upheld.surfaces.portal.intake.asking import asking_of
from upheld.surfaces.portal.intake.files import place_in_form
from upheld.surfaces.portal.privacy import private
from upheld.surfaces.portal.tickets.files import place_on_ticket
from upheld.surfaces.portal.tickets.own import own_ticket
from upheld.tickets.actions import upload
from upheld.tickets.models import Message

CONFLICT, UNPROCESSABLE = 409, 422


class BeginForm(forms.Form):
    """Which file somebody is about to send."""

    name = forms.CharField(required=False, max_length=1000, strip=False)
    size = forms.IntegerField(min_value=0)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def on_ticket(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Send a file for a reply; whoever may read the ticket may answer it."""
    own = own_ticket(request, desk, number, at=now())
    return _answer(request, place_on_ticket(request, own))


@require_http_methods(["GET", "HEAD", "POST"])
@private
def in_form(request: HttpRequest, desk: str) -> HttpResponse:
    """Send a file for a ticket that does not exist yet, known by what its form made up for it."""
    asking = asking_of(request, desk, at=now())
    submission = request.POST.get("submission") or request.headers.get("X-Submission", "")
    place = place_in_form(request, asking, submission)
    if place is None:
        raise NotFound
    return _answer(request, place)


def _answer(request: HttpRequest, place: Place) -> HttpResponse:
    if request.method == "POST" and "remove" not in request.POST:
        return _begun(request, place)
    if request.method == "POST":
        upload.remove(place.find(request.POST["remove"]))
    return render(request, "portal/attaching/waiting.html", {"attaching": attaching(place, desk=place.where.desk)})


def _begun(request: HttpRequest, place: Place) -> HttpResponse:
    form = BeginForm(request.POST)
    if not form.is_valid():
        words = "; ".join(str(fault[0]) for fault in form.errors.values())
        return JsonResponse({"refusal": words}, status=UNPROCESSABLE)
    try:
        refuse_flood(request, place.sender)
        row = _row(place, **form.cleaned_data)
    except REFUSALS as refusal:
        return JsonResponse({"refusal": capfirst(str(refusal))}, status=CONFLICT)
    told = {"id": row, "put": file_url(request, row, Way.ARRIVE, at=place.at)}
    return JsonResponse(told, status=201)


def _row(place: Place, *, name: str, size: int) -> UUID:
    kind, sender = Message.Kind.CUSTOMER, place.sender
    begun = upload.begin(
        place.where, kind=kind, name=name, size=size, by=sender.by, at=place.at, stranger=sender.is_stranger
    )
    return begun.public_id
