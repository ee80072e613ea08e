"""What the embedded form may do, and who may frame it; every other page of the desk stays unframed."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt

from upheld.surfaces.widget.place import Place

View = Callable[..., HttpResponse]
# A picture of the page is taken by the form itself, if its reader presses for one.
PERMISSIONS = "camera=(), display-capture=(self), geolocation=(), microphone=(), payment=(), usb=()"


def framed(view: View) -> View:
    """Let a view be framed by the websites that its answer names; no cookie counts in it, so none is defended."""

    @wraps(view)
    def answer(request: HttpRequest, *args: str, **named: str) -> HttpResponse:
        response = view(request, *args, **named)
        response.headers["Permissions-Policy"] = PERMISSIONS
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return csrf_exempt(xframe_options_exempt(never_cache(answer)))


def limited(response: HttpResponse, place: Place) -> HttpResponse:
    """Return an answer with its policy: framed by the desk's allowed websites alone."""
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "worker-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(place.origins) or "'none'",
        "base-uri": "'none'",
    }
    response.headers["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in rules.items())
    return response
