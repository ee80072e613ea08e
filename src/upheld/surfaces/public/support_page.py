"""The agreement as its readers see it, with a calculator beside it. The nodes themselves are the core's."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from servicelevel.agreement import page
from servicelevel.agreement.terms import Agreement
from upheld.agreements.access import agreement_in_force
from upheld.desks.access import public_desk
from upheld.now import now
from upheld.presentation.customer_page import frame
from upheld.presentation.promised import card_of
from upheld.surfaces.public.calculator import CalculatorForm
from upheld.surfaces.public.chapters import blocks_of, chapters_of


@require_safe
def support(request: HttpRequest, desk: str) -> HttpResponse:
    """Show the agreement in force, and answer when one would hear back."""
    at = now()
    found = public_desk(desk)
    agreement = agreement_in_force(found, at=at)
    zone = ZoneInfo(found.zone)
    etag = _etag(request, agreement, at=at)
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    calculator = CalculatorForm(agreement=agreement, zone=zone, given=request.GET.dict(), present=at)
    promise = calculator.answer()
    built = page.build_page(agreement, at=at)
    shown: dict[str, Any] = {
        "page": built,
        "preamble": blocks_of(built.preamble, at=at),
        "chapters": chapters_of(built, at=at),
        "calculator": calculator,
        "answer": card_of(promise, agreement, at=at, zone=zone) if promise else None,
    }
    around = frame(found, agreement, viewer=request.user, at=at, active="support")
    answer = render(request, "public/support.html", around | shown)
    answer.headers["ETag"] = etag
    patch_vary_headers(answer, ["Cookie"])
    return answer


def _etag(request: HttpRequest, agreement: Agreement, *, at: datetime) -> str:
    """What is shown follows from the text, the minute, the question, the reader and their theme."""
    theme = request.COOKIES.get("theme", "")
    parts = (agreement.hash[:16], f"{at:%Y%m%d%H%M}", request.GET.urlencode(), str(request.user.pk), theme)
    return quote_etag("-".join(parts))
