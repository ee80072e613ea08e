"""How often one address of the network may do what costs others something. Who is behind it is not known here."""

from django.core.cache import cache
from django.http import HttpRequest

HOUR_S = 60 * 60


def too_often(request: HttpRequest, deed: str, *, at_most: int) -> bool:
    """Count one more `deed` from where a request comes, and say whether that is more than `at_most` within an hour."""
    key = f"{deed}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, timeout=HOUR_S)
    return int(cache.incr(key)) > at_most
