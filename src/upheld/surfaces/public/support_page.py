"""The agreement as its readers see it, with a calculator beside it. The nodes themselves are the core's."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from servicelevel.agreement.page import build_page
from servicelevel.agreement.terms import Agreement
from upheld.agreement_pages import page_text
from upheld.agreements.access import agreement_for, agreement_in_force
from upheld.customers.access import contact_of
from upheld.desks.access import public_desk
from upheld.now import now
from upheld.presentation.announced import banners
from upheld.presentation.customer_page import frame, reader_zone
from upheld.presentation.promised import card_of
from upheld.surfaces.public.agreement_text import agreement_text
from upheld.surfaces.public.calculator import CalculatorForm
from upheld.surfaces.public.plans import PARAMETER, reading_of


@require_safe
def support(request: HttpRequest, desk: str) -> HttpResponse:
    """Show the agreement in force, and answer when one would hear back."""
    at = now()
    found = public_desk(desk)
    agreement = agreement_for(found, contact_of(request.user, found), at=at)
    told = banners(request, desk, at=at)
    etag = _etag(request, agreement, told=[one.id for one in told], at=at)
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    asked = request.GET.get(PARAMETER, "")
    reading = reading_of(found, agreement, viewer=request.user, asked=asked, at=at)
    minute, zone = at.replace(second=0, microsecond=0), reader_zone(found, request.user)
    shown = {
        "agreement": agreement,
        "agreement_text": agreement_text(agreement, minute=minute, plan=reading.plan, zone=zone, current=True),
        "reading": reading,
        "annexed": [clause for clause in agreement.clauses if clause.annex],
    }
    around = frame(found, agreement, viewer=request.user, at=at, active="support", plan=reading.plan)
    asking = _calculator(request, agreement, plan=reading.plan, zone=ZoneInfo(found.zone), at=at)
    answer = render(request, "public/support.html", around | shown | asking)
    answer.headers["ETag"] = etag
    patch_vary_headers(answer, ["Cookie"])
    return answer


def _calculator(
    request: HttpRequest, agreement: Agreement, *, plan: str | None, zone: ZoneInfo, at: datetime
) -> dict[str, Any]:
    given = ({"plan": plan} if plan else {}) | request.GET.dict()
    calculator = CalculatorForm(agreement=agreement, zone=zone, given=given, present=at)
    promise = calculator.answer()
    return {
        "calculator": calculator,
        "answer": card_of(promise, agreement, at=at, zone=zone) if promise else None,
    }


@require_safe
def support_text(request: HttpRequest, desk: str) -> HttpResponse:
    """Show the agreement in force as plain text, to be kept or printed."""
    at = now()
    agreement = agreement_in_force(public_desk(desk), at=at)
    text = page_text(build_page(agreement, at=at.replace(second=0, microsecond=0)))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _etag(request: HttpRequest, agreement: Agreement, *, told: Sequence[int], at: datetime) -> str:
    """What is shown follows from the text, what is announced, the minute, the question, the reader and their look."""
    look = f"{request.COOKIES.get('theme', '')}-{get_language()}"
    parts = (agreement.hash[:16], repr(told), f"{at:%Y%m%d%H%M}", request.GET.urlencode(), str(request.user.pk), look)
    return quote_etag("-".join(parts))
