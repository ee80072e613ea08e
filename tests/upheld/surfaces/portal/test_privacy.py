"""Pages that are one customer's alone."""

from django.http import HttpRequest, HttpResponse

from upheld.surfaces.portal.privacy import private


def test_no_cache_keeps_it_and_no_search_engine_lists_it() -> None:
    answer = private(lambda request: HttpResponse("mine"))(HttpRequest())
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "same-origin"
