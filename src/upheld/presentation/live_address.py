"""The address at which a page listens for changes; what it may hear is said by its key."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port


def live_url(request: HttpRequest, key: str) -> str:
    """Return the stream's address for a page that holds `key`: LIVE_URL, else this host at the live port."""
    base = settings.LIVE_URL or f"{request.scheme}://{split_domain_port(request.get_host())[0]}:{settings.LIVE_PORT}"
    return f"{base.rstrip('/')}/live/?{urlencode({'key': key})}"
