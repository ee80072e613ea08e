"""Answers `/healthz`; what is looked at stands in `parts`."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from upheld.now import now
from upheld.surfaces.health import parts


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 if every part is ready, else 503; the body names each part and what it lacks."""
    found = parts.look_at_all(now())
    ready = all(state == parts.READY for state in found.values())
    return JsonResponse({"ready": ready, "parts": found}, status=200 if ready else 503)
