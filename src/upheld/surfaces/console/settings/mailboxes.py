"""The page of a desk's mail: where it comes from, where customers are told to write, and what did not go out."""

import smtplib

from django.conf import settings
from django.core.mail import get_connection
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from servicelevel.agreement.terms import Agreement
from upheld.notifications.queries import failed_for
from upheld.presentation.citations import clause_url
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.outbox import lines_of
from upheld.surfaces.console.settings.pages import frame_for, page

# Seconds for the mail server to answer; somebody looks on.
TIMEOUT = 3
FAILURES_SHOWN = 5
# What agreements call the way by mail.
BY_MAIL = "email"


@require_safe
@for_members
def mailboxes(request: MemberRequest, desk: str) -> HttpResponse:
    """Show where the desk's mail goes and comes from; with `ask`, whether the mail server answers now."""
    frame = frame_for(request, desk)
    own = frame.member.desk
    asked = "ask" in request.GET
    reached = _reached_at(frame.agreement, own.name)
    written = [address.lower() for address, *_clause in reached]
    return page(
        request,
        frame,
        "mailboxes",
        mailbox=own.email,
        reached=reached,
        elsewhere=any(written) and own.email.lower() not in written,
        server=f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}",
        asked=asked,
        fault=_fault() if asked else "",
        failed=lines_of(own, failed_for(own.name, at_most=FAILURES_SHOWN)),
    )


def _reached_at(agreement: Agreement, desk: str) -> list[tuple[str, str, str, str]]:
    """Return each way by mail that the agreement names: its address, perhaps empty, label, clause and that's page."""
    return [
        (channel.address or "", channel.label, channel.clause.cited, clause_url(desk, channel.clause.number))
        for channel in agreement.channels
        if channel.key == BY_MAIL or "@" in (channel.address or "")
    ]


def _fault() -> str:
    """Sign in to the mail server, and say why that failed; empty if it did not."""
    connection = get_connection(timeout=TIMEOUT)
    try:
        connection.open()
    except smtplib.SMTPResponseException as fault:
        said = fault.smtp_error.decode("utf-8", "replace") if isinstance(fault.smtp_error, bytes) else fault.smtp_error
        return f"{fault.smtp_code} {said}"
    except (OSError, smtplib.SMTPException) as fault:
        return str(fault) or _("it does not answer")
    finally:
        connection.close()
    return ""
