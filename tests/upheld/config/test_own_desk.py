"""Whoever a desk's provider vouched for is somebody on that desk's pages, and nobody on any other."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse

from tests.support.cast import Cast
from upheld.config.own_desk import own_desk
from upheld.presentation import vouched


def seen(cast: Cast, path: str, *, desk: str) -> bool:
    request = HttpRequest()
    request.path_info, request.COOKIES = path, {"sessionid": "x"}
    request.session, request.user = SessionStore(), cast.agent
    vouched.settle(request.session, desk)
    own_desk(lambda _request: HttpResponse())(request)
    return not isinstance(request.user, AnonymousUser)


@pytest.mark.attack(27)
@pytest.mark.parametrize(
    "path", ["/", "/interworx/console/", "/accounts/", "/integrato", "/integratoo/", "//integrato/", "/x/integrato/"]
)
def test_elsewhere_they_are_nobody(cast: Cast, path: str) -> None:
    assert not seen(cast, path, desk="integrato")


@pytest.mark.parametrize("path", ["/integrato/", "/integrato/tickets/1", "/integrato/console/", "/accounts/logout/"])
def test_on_its_desk_they_are_themselves_and_may_leave(cast: Cast, path: str) -> None:
    assert seen(cast, path, desk="integrato")


def test_who_signed_in_by_themselves_is_so_everywhere(cast: Cast) -> None:
    assert seen(cast, "/interworx/console/", desk="")
