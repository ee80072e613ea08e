"""The reader's theme."""

import pytest
from django.test import RequestFactory

from upheld.presentation.theme import COOKIE, theme


@pytest.mark.parametrize(("cookie", "expected"), [("dark", "dark"), ("light", "light"), ('"><script>', ""), (None, "")])
def test_only_a_known_theme_reaches_the_page(cookie: str | None, expected: str) -> None:
    request = RequestFactory().get("/")
    if cookie is not None:
        request.COOKIES[COOKIE] = cookie
    assert theme(request) == {"theme": expected}
