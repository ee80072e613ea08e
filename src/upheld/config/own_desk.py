"""Keeps whoever was vouched for by one desk's provider to that desk's pages; who they are there is asked elsewhere."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from upheld.presentation.vouched import desk_vouching

LEAVING = "/accounts/logout/"


def own_desk(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let a session that a desk's provider began be somebody's on that desk alone, and nobody's elsewhere.

    A desk chooses whom it trusts. What other desks know, and how the account is signed in to, is none of its business.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and (desk := desk_vouching(request.session)):
            within = request.path_info.startswith(f"/{desk}/") or request.path_info == LEAVING
            if not within:
                request.user = AnonymousUser()
        return answer(request)

    return middleware
