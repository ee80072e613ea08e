"""Writing down what happened; the only writer of audit events."""

from datetime import datetime
from typing import Any

from upheld.audit.facts import Actor
from upheld.audit.models import AuditEvent


def record(
    subject: str,
    number: int,
    verb: str,
    *,
    desk: str,
    by: Actor,
    at: datetime,
    facts: dict[str, Any] | None = None,
) -> AuditEvent:
    """Record that `by` did `verb` to a subject at an instant, and announce it to live pages on commit."""
    return AuditEvent.objects.create(
        desk=desk,
        subject=subject,
        number=number,
        verb=verb,
        at=at,
        by=by.reference,
        by_name=by.name,
        facts=facts or {},
    )
