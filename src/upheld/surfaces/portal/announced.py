"""Announcements on every customers' page, and putting one away for this visit."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from upheld.desks.access import public_desk
from upheld.now import now
from upheld.presentation.announced import COOKIE, banners, with_put_away
from upheld.presentation.limits import Bounds
from upheld.surfaces.portal.bounded import bounded

# Whose pages carry announcements.
_PAGES = {"portal", "public"}
PUTTING_AWAY = Bounds(deed="announcements read", from_one_place=600, by_one_person=600, on_one_desk=50_000)


def announced(request: HttpRequest) -> dict[str, Any]:
    """Return what a page of a desk announces, for the templates; parts of pages, and other pages, announce nothing."""
    found = request.resolver_match
    if found is None or found.namespace not in _PAGES or "desk" not in found.kwargs:
        return {}
    if request.headers.get("HX-Request") or not hasattr(request, "session"):
        return {}
    return {"announcements": banners(request, found.kwargs["desk"], at=now())}


@require_POST
@bounded(PUTTING_AWAY)
def put_away(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Show an announcement to this browser no more until it is closed, and go back to the page."""
    front = f"/{public_desk(desk).name}/"
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith(front)
    answer = redirect(back if ours else front)
    secure = request.is_secure()
    answer.set_cookie(COOKIE, with_put_away(request, number), path=front, httponly=True, samesite="Lax", secure=secure)
    return answer
