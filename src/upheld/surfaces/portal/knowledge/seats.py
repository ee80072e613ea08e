"""Registering for a webinar, confirming it, giving the seat back, and the calendar entry."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import NotFound
from upheld.knowledge import access
from upheld.knowledge.actions import registration as seats
from upheld.knowledge.models import Registration, Webinar
from upheld.presentation.limits import TOO_MANY, Bounds, refused_until, said_of, wait
from upheld.presentation.webinars import entry_of
from upheld.surfaces.portal.bounded import bounded
from upheld.surfaces.portal.knowledge.reading import article_page
from upheld.surfaces.portal.knowledge.seats_form import SeatForm
from upheld.surfaces.portal.knowledge.visit import Visit, visit_of
from upheld.surfaces.portal.privacy import private

CONFLICT, GONE, UNPROCESSABLE = 409, 410, 422
# Seats that are asked for; each writes to somebody.
ASKING = Bounds(deed="seats asked", from_one_place=10, by_one_person=10, on_one_desk=600)
# What is done by the link that was mailed.
FOLLOWING = Bounds(deed="seats followed", from_one_place=120, by_one_person=120, on_one_desk=5_000)


@require_POST
@private
def register(request: HttpRequest, desk: str, slug: str) -> HttpResponse:
    """Ask for a seat; the answer to a stranger is the same whether their address is registered already or not."""
    visit = visit_of(request, desk)
    row = access.article_for_reader(visit.desk, slug, visit.reader)
    webinar = getattr(row, "webinar", None)
    if webinar is None:
        raise NotFound
    contact = visit.contact
    form = SeatForm({"name": contact.name, "email": contact.email} if contact else request.POST)
    if not form.is_valid():
        return article_page(visit, row, form=form, status=UNPROCESSABLE)
    if until := refused_until(request, desk, ASKING, at=visit.at):
        form.add_error(None, said_of(until, visit.desk, request, at=visit.at))
        return wait(article_page(visit, row, form=form, status=TOO_MANY), until, at=visit.at)
    try:
        asked = _ask(visit, webinar, form)
    except (seats.Full, seats.Over) as refusal:
        form.add_error(None, f"{capfirst(str(refusal))}.")
        return article_page(visit, row, form=form, status=CONFLICT)
    if contact is not None:
        return redirect("portal:registration", visit.desk.name, access.registration_token(asked.nonce))
    return visit.page("asked", email=form.cleaned_data["email"], article=row, revision=row.published)


@require_safe
@private
def registration(request: HttpRequest, desk: str, token: str) -> HttpResponse:
    """Show a registration to whoever follows its link; confirming and giving back are theirs to press."""
    visit = visit_of(request, desk)
    try:
        row = access.registration_for_token(token, visit.desk, at=visit.at)
    except NotFound:
        return visit.page("registration", status=GONE)
    return _shown(visit, row, token)


@require_POST
@private
@bounded(FOLLOWING)
def confirm(request: HttpRequest, desk: str, token: str) -> HttpResponse:
    """Take the seat that was asked for."""
    visit = visit_of(request, desk)
    row = access.registration_for_token(token, visit.desk, at=visit.at)
    try:
        seats.confirm(row, at=visit.at)
    except (seats.Full, seats.Over) as refusal:
        return _shown(visit, row, token, refusal=str(refusal), status=CONFLICT)
    return redirect("portal:registration", visit.desk.name, token)


@require_POST
@private
@bounded(FOLLOWING)
def cancel(request: HttpRequest, desk: str, token: str) -> HttpResponse:
    """Give the seat back."""
    visit = visit_of(request, desk)
    seats.cancel(access.registration_for_token(token, visit.desk, at=visit.at), at=visit.at)
    return redirect("portal:registration", visit.desk.name, token)


@require_safe
@private
def calendar(request: HttpRequest, desk: str, token: str) -> HttpResponse:
    """Hand out the calendar entry of a seat that is taken."""
    visit = visit_of(request, desk)
    row = access.registration_for_token(token, visit.desk, at=visit.at)
    if not row.stands:
        raise NotFound
    headers = {"Content-Disposition": 'attachment; filename="webinar.ics"'}
    return HttpResponse(entry_of(row), content_type="text/calendar; charset=utf-8", headers=headers)


def _ask(visit: Visit, webinar: Webinar, form: SeatForm) -> Registration:
    return seats.ask(
        webinar,
        name=form.cleaned_data["name"],
        email=form.cleaned_data["email"],
        language=get_language() or "",
        is_known=visit.contact is not None,
        at=visit.at,
    )


def _shown(visit: Visit, row: Registration, token: str, *, refusal: str = "", status: int = 200) -> HttpResponse:
    webinar = row.webinar
    shown = {"registration": row, "webinar": webinar, "revision": webinar.article.published, "token": token}
    return visit.page("registration", status=status, refusal=refusal, **shown)
