"""What browsers are told about our pages."""

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from upheld.config.security_headers import live_origin, security_headers


def headers_of(request: HttpRequest, given: HttpResponse | None = None) -> dict[str, str]:
    response = security_headers(lambda _: given or HttpResponse())(request)
    return dict(response.headers.items())


@pytest.mark.attack(17, 30)
def test_no_inline_script_or_style_and_no_framing(rf: RequestFactory, settings: LazySettings) -> None:
    settings.LIVE_PORT, settings.FILES_PORT = 8001, 8003
    policy = headers_of(rf.get("/", headers={"host": "localhost:8000"}))["Content-Security-Policy"].split("; ")
    assert {"script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"} <= set(policy)
    assert "unsafe" not in " ".join(policy)
    assert "connect-src 'self' http://localhost:8001 http://localhost:8003" in policy


def test_a_page_with_a_policy_of_its_own_keeps_it(rf: RequestFactory) -> None:
    own = HttpResponse(headers={"Content-Security-Policy": "sandbox"})
    assert headers_of(rf.get("/", headers={"host": "localhost"}), own)["Content-Security-Policy"] == "sandbox"


@pytest.mark.parametrize(
    ("host", "url", "origin"),
    [
        ("localhost:8000", "", "http://localhost:8001"),
        ("127.0.0.1", "", "http://127.0.0.1:8001"),
        ("[::1]:8000", "", "http://[::1]:8001"),
        ("localhost", "https://live.example:8443/live/", "https://live.example:8443"),
    ],
)
def test_live_updates_come_from_this_host_or_from_where_the_settings_say(
    rf: RequestFactory, settings: LazySettings, host: str, url: str, origin: str
) -> None:
    settings.LIVE_PORT, settings.LIVE_URL, settings.ALLOWED_HOSTS = 8001, url, ["*"]
    assert live_origin(rf.get("/", headers={"host": host})) == origin
