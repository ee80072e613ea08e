"""The answer to a form that is older than its session: it shows what was typed, so that nothing of it is lost.

Nothing is kept of it; forms that are in order never come here.
"""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

FORBIDDEN = 403
# What is more than a word or two was written by a person, and is more than one wants to write again.
_WORTH_SHOWING = 12


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was not sent, above its words; what another site made somebody send is not shown as theirs.

    `reason` is Django's own, which it logs; nobody is told of it.
    """
    words = typed(request) if _is_our_own(request) else []
    return HttpResponse(render_to_string("403_csrf.html", {"words": words}), status=FORBIDDEN)


def _is_our_own(request: HttpRequest) -> bool:
    """Say whether one of our own pages sent it, by what the browser says; one that says nothing is not believed."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def typed(request: HttpRequest) -> list[str]:
    """Return what a person wrote into a form, without what a page or a program put there."""
    sent = [(name, said) for name, values in request.POST.lists() for said in values]
    return [said for name, said in sent if len(said) >= _WORTH_SHOWING and " " in said and "password" not in name]
