"""From which desk's pages somebody came to those of accounts, and where they go on to; always within this site."""

from typing import Any

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from upheld.accounts.facts import Sender, the_installation
from upheld.desks.facts import sender_of
from upheld.desks.models import Desk
from upheld.desks.queries import desk_named, provider_of
from upheld.presentation import vouched
from upheld.presentation.customer_page import mark_of

LONGEST = 500
PAGES = "/accounts/"


def onwards_of(request: HttpRequest) -> str:
    """Return the path to which somebody goes on, empty where they named none, or one that is not ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = asked.startswith("/") and len(asked) <= LONGEST
    return asked if ours and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""


def desk_of(request: HttpRequest) -> Desk | None:
    """Return the desk from which somebody came: the one they go on to, or whose provider vouched for them."""
    name = onwards_of(request).lstrip("/").partition("/")[0] or vouched.desk_vouching(request.session)
    return desk_named(name) if name else None


def sender_for(request: HttpRequest) -> Sender:
    """Return in whose name a mail is written that somebody asked for on these pages."""
    desk = desk_of(request)
    return sender_of(desk) if desk else the_installation()


def from_desk(request: HttpRequest) -> dict[str, Any]:
    """Return for the templates of accounts: from which desk somebody came, its provider, and where they go on to."""
    if not request.path_info.startswith(PAGES):
        return {}
    desk = desk_of(request)
    if desk is None:
        return {"onwards": onwards_of(request)}
    return {"desk": mark_of(desk), "provider": provider_of(desk), "onwards": onwards_of(request)}
