"""Words that could not be taken because the browser's way to its ticket was gone: kept for its next visit.

They stay in the browser's own session, which following a link or signing in carries on; nobody else reads them.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.agreements.access import agreement_in_force
from upheld.desks.access import NotFound, public_desk
from upheld.now import now
from upheld.presentation.customer_page import frame
from upheld.redaction.search import redacted

View = Callable[..., HttpResponse]
_KEY = "kept_words"
# The oldest are forgotten first.
TICKETS_KEPT, WORDS_AT_MOST = 3, 20_000


def kept(session: SessionBase, desk: str, number: int) -> dict[str, str]:
    """Return what was typed for a ticket and not taken, by the name of its field."""
    return dict(session.get(_KEY, {}).get(f"{desk}:{number}", {}))


def keep(session: SessionBase, desk: str, number: int, words: dict[str, str]) -> None:
    """Keep what was typed for a ticket, by the name of its field and without its secrets."""
    others = [(place, kept) for place, kept in session.get(_KEY, {}).items() if place != f"{desk}:{number}"]
    fit = {name: _fit_to_keep(text) for name, text in words.items()}
    session[_KEY] = dict([*others, (f"{desk}:{number}", fit)][-TICKETS_KEPT:])


def forget(session: SessionBase, desk: str, number: int) -> None:
    """Forget what was kept, once it is sent."""
    others = {place: words for place, words in session.get(_KEY, {}).items() if place != f"{desk}:{number}"}
    if others != session.get(_KEY, {}):
        session[_KEY] = others


def keeping(*names: str) -> Callable[[View], View]:
    """Keep what was typed into some fields where the ticket is not there for this browser, and say so.

    The answer is the same for a ticket that is not there at all.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, desk: str, number: int, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, desk=desk, number=number, **kwargs)
            except NotFound:
                words = {name: request.POST.get(name, "") for name in names}
                if not any(text.strip() for text in words.values()):
                    raise
                return _kept_page(request, desk, number, words)

        return answer

    return decorate


def _fit_to_keep(typed: str) -> str:
    """Return a text without its secrets: a session lies on the disk."""
    return redacted(typed.replace("\x00", "")[:WORDS_AT_MOST]).text


def _kept_page(request: HttpRequest, desk_name: str, number: int, words: dict[str, str]) -> HttpResponse:
    at, desk = now(), public_desk(desk_name)
    keep(request.session, desk_name, number, words)
    around = frame(desk, agreement_in_force(desk, at=at), viewer=request.user, at=at, active="tickets")
    words = kept(request.session, desk_name, number)
    shown = {"words": [text for text in words.values() if text.strip()]}
    return render(request, "portal/tickets/kept.html", around | shown, status=404)
