"""The headers that tell a browser what our pages may do.

A page that needs a policy of its own sets it first.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = "Content-Security-Policy"
PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"

Answer = Callable[[HttpRequest], HttpResponse]


def security_headers(answer: Answer) -> Answer:
    """Return middleware that adds the content security policy and the permissions policy."""

    def answer_with_headers(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault(
            POLICY, content_security_policy(live=live_origin(request), files=files_origin(request))
        )
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return answer_with_headers


def live_origin(request: HttpRequest) -> str:
    """Return the origin of live updates: `LIVE_URL`'s, else this host at the live port."""
    return _origin(request, settings.LIVE_URL, settings.LIVE_PORT)


def files_origin(request: HttpRequest) -> str:
    """Return the origin at which files arrive and leave: `FILES_URL`'s, else this host at the port of files."""
    return _origin(request, settings.FILES_URL, settings.FILES_PORT)


def _origin(request: HttpRequest, url: str, port: int) -> str:
    if url:
        address = urlsplit(url)
        return f"{address.scheme}://{address.netloc}"
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    bracketed = f"[{host}]" if ":" in host else host
    return f"{request.scheme}://{bracketed}:{port}"


def content_security_policy(*, live: str, files: str) -> str:
    """Return the policy of our pages: only our own scripts and styles, none inline; live updates and files besides."""
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "media-src": f"blob: 'self' {files}",  # what a page recorded, before it is attached; videos of articles
        "connect-src": f"'self' {live} {files}",
        "form-action": "'self'",
        "frame-src": "'self'",
        "manifest-src": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
