"""Handing out the verifier of receipts. What it does lives in the file itself."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from upheld.verifier import verifier_digest, verifier_source


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Return the verifier as text, so that a browser shows it before anybody runs it."""
    etag = quote_etag(verifier_digest())
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    answer = HttpResponse(verifier_source(), content_type="text/plain; charset=utf-8")
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "no-cache"
    return answer
