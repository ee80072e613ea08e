"""From which address a request really came, behind the reverse proxy.

How often something may be asked from one address is decided elsewhere.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def remote_address(answer: Answer) -> Answer:
    """Return middleware that takes the sender's address from the proxy, which alone connects to a real installation.

    Otherwise all senders would seem to be the proxy, and one who tries passwords would use up everybody's attempts.
    Only the last address counts: our proxy wrote it; those before it are whatever the sender claims.
    """

    def answer_from_there(request: HttpRequest) -> HttpResponse:
        last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if last:
            request.META["REMOTE_ADDR"] = last
        return answer(request)

    return answer_from_there
