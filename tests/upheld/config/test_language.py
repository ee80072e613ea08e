"""In which language a page is written."""

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from upheld.accounts.models import User
from upheld.config.language import own_language


class Unasked(HttpRequest):
    """A request that must not be asked who sent it."""

    @property
    def user(self) -> User:
        raise AssertionError("asked for the person")


def language_of(request: HttpRequest) -> str:
    with translation.override("en"):
        return own_language(lambda _: HttpResponse(translation.get_language()))(request).content.decode()


@pytest.fixture
def with_session(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "some"
    return request


def test_whoever_is_signed_in_reads_their_own(with_session: HttpRequest) -> None:
    with_session.user = User(language="pt-br")
    assert language_of(with_session) == "pt-br"


def test_whoever_is_not_reads_what_the_browser_asked_for(with_session: HttpRequest) -> None:
    with_session.user = AnonymousUser()
    assert language_of(with_session) == "en"


def test_a_visitor_without_a_session_costs_no_query() -> None:
    assert language_of(Unasked()) == "en"
