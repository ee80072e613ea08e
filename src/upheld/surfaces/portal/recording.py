"""Pages on which a customer may record the screen or a video; what does so is the page's own script, after a press."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

# Every other page forbids all of it, to itself too.
PERMISSIONS = "camera=(self), display-capture=(self), geolocation=(), microphone=(self), payment=(), usb=()"
View = Callable[..., HttpResponse]


def may_record(view: View) -> View:
    """Let the page of a view ask the browser to record; the browser asks whoever sits there."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response

    return answer
