"""Which pages may listen from a browser: our own. Who may hear what is said by the key, not by the origin."""

from urllib.parse import urlsplit

from django.conf import settings


def allowed(origin: str, *, host: str) -> bool:
    """Say whether a page of `origin` may listen at `host`: the origin of the pages, else the same host at any port."""
    if named := settings.LIVE_ALLOWED_ORIGIN:
        return origin == named
    return bool(origin) and urlsplit(origin).hostname == urlsplit(f"//{host}").hostname
