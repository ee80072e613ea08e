"""The pages of the demo's mailbox; a real installation has none."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.channels.email.mail_store import CaughtMail, MailStore, NoSuchMail

# The message may look as it likes and do nothing: no script, no form, no frame, nothing from elsewhere.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"


def demo_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make a view answer 404 wherever the demo's pages do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: str, **named: str) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **named)

    return guarded


@demo_only
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """List the mail caught, newest first, of the recipients searched for."""
    wanted = request.GET.get("to", "").strip()
    context = {"mails": _store().list(recipient=wanted), "wanted": wanted}
    return render(request, "demo/mailbox.html", context)


@demo_only
@require_safe
def mail(request: HttpRequest, key: str) -> HttpResponse:
    """Show one message: its headers and its text; its HTML stands in a frame of its own."""
    return render(request, "demo/mail.html", {"mail": _mail_or_404(key)})


@demo_only
@require_safe
def html_part(request: HttpRequest, key: str) -> HttpResponse:
    """Show the HTML part, locked in by its own policy, framed by our page only."""
    response = HttpResponse(_mail_or_404(key).html)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


@demo_only
@require_safe
def raw(request: HttpRequest, key: str) -> HttpResponse:
    """Show the message as it came over the wire."""
    return HttpResponse(_mail_or_404(key).raw, content_type="text/plain; charset=utf-8")


def _mail_or_404(key: str) -> CaughtMail:
    try:
        return _store().get(key)
    except NoSuchMail:
        raise Http404 from None


def _store() -> MailStore:
    return MailStore(settings.DATA_FOLDER / "mail")
