"""From where somebody came is read from where they go on to, and only a path of ours is one."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from tests.support.cast import Cast
from upheld.presentation import vouched
from upheld.surfaces.accounts.arrival import LONGEST, desk_of, from_desk, onwards_of, sender_for


def asked(onwards: str, *, path: str = "/accounts/login/") -> tuple[str, str]:
    request = RequestFactory().get(path, {"next": onwards})
    request.session = SessionStore()
    desk = desk_of(request)
    return onwards_of(request), desk.name if desk else ""


@pytest.mark.attack(30)
@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example", "javascript:x", "x", "/" * 600],
)
def test_what_is_not_ours_is_nowhere(cast: Cast, elsewhere: str) -> None:
    assert asked(elsewhere) == ("", "")


def test_the_desk_is_the_one_they_go_on_to(cast: Cast) -> None:
    assert asked("/integrato/tickets/?after=2") == ("/integrato/tickets/?after=2", "integrato")
    assert asked("/no-such-desk/") == ("/no-such-desk/", "")
    assert asked("/integrato/" + "x" * LONGEST)[0] == ""


def test_a_mail_is_in_the_name_of_the_desk_or_of_the_installation(cast: Cast) -> None:
    request = RequestFactory().post("/accounts/signup/", {"next": "/integrato/"})
    request.session = SessionStore()
    assert sender_for(request).title == "Integrato"
    request = RequestFactory().post("/accounts/signup/")
    request.session = SessionStore()
    assert sender_for(request).name == ""
    vouched.settle(request.session, "interworx")
    assert sender_for(request).name == "interworx"


def test_other_pages_are_not_asked_where_one_came_from(cast: Cast) -> None:
    request = RequestFactory().get("/integrato/", {"next": "/interworx/"})
    assert from_desk(request) == {}
