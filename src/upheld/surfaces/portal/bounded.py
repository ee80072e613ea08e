"""Holding what is sent to a page to its bounds, without losing what was typed; what they are stands beside each use."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.agreements.access import agreement_in_force
from upheld.desks.access import public_desk
from upheld.now import now
from upheld.presentation.customer_page import frame
from upheld.presentation.limits import TOO_MANY, Bounds, refused_until, said_of, wait
from upheld.presentation.stale_forms import typed

# What the page that sends a form again makes anew.
_NOT_KEPT = "csrfmiddlewaretoken"
View = Callable[..., HttpResponse]


def bounded(bounds: Bounds) -> Callable[[View], View]:
    """Hold what is sent to a view to its bounds; who is beyond them keeps what they typed, and sends it again later."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, desk: str, **kwargs: Any) -> HttpResponse:
            at = now()
            until = refused_until(request, desk, bounds, at=at) if request.method == "POST" else None
            return _refused(request, desk, until, at=at) if until else view(request, desk=desk, **kwargs)

        return answer

    return decorate


def _refused(request: HttpRequest, desk_name: str, until: datetime, *, at: datetime) -> HttpResponse:
    desk = public_desk(desk_name)
    shown = {
        "refusal": said_of(until, desk, request, at=at),
        "words": typed(request),
        "sent": [(name, said) for name, values in request.POST.lists() if name != _NOT_KEPT for said in values],
    }
    around = frame(desk, agreement_in_force(desk, at=at), viewer=request.user, at=at, active="")
    return wait(render(request, "portal/too_many.html", around | shown, status=TOO_MANY), until, at=at)
