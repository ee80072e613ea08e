"""The agreement as its readers see it, with a calculator beside it. The nodes themselves are the core's."""

from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from servicelevel.agreement import page
from servicelevel.agreement.terms import Agreement
from upheld.agreements.access import agreement_in_force
from upheld.desks.access import public_desk
from upheld.now import now
from upheld.presentation.chapters import blocks_of, chapters_of
from upheld.presentation.customer_page import frame
from upheld.presentation.promised import card_of
from upheld.surfaces.public.calculator import CalculatorForm

# Rendered texts kept per process: a few minutes of every desk.
TEXTS_KEPT = 32


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
    shown: dict[str, Any] = {
        "agreement": agreement,
        "agreement_text": _text(agreement, at.replace(second=0, microsecond=0)),
        "calculator": calculator,
        "answer": card_of(promise, agreement, at=at, zone=zone) if promise else None,
    }
    around = frame(found, agreement, viewer=request.user, at=at, active="support")
    answer = render(request, "public/support.html", around | shown)
    answer.headers["ETag"] = etag
    patch_vary_headers(answer, ["Cookie"])
    return answer


@lru_cache(maxsize=TEXTS_KEPT)
def _text(agreement: Agreement, minute: datetime) -> SafeString:
    """The clauses as they read at a minute, alike for every reader; what is said of *now* changes by the minute."""
    built = page.build_page(agreement, at=minute)
    shown = {
        "desk_name": agreement.name,
        "page": built,
        "preamble": blocks_of(built.preamble, at=minute),
        "chapters": chapters_of(built, at=minute),
    }
    return render_to_string("public/agreement_text.html", shown)


def _etag(request: HttpRequest, agreement: Agreement, *, at: datetime) -> str:
    """What is shown follows from the text, the minute, the question, the reader and their theme."""
    theme = request.COOKIES.get("theme", "")
    parts = (agreement.hash[:16], f"{at:%Y%m%d%H%M}", request.GET.urlencode(), str(request.user.pk), theme)
    return quote_etag("-".join(parts))
