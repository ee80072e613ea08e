"""Putting into the outbox what somebody must be told; delivering it is a worker's work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from upheld.notifications.models import Notification


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """Who is told: an address, the name that goes with it, and the language to write in; empty for our own."""

    address: str
    name: str
    language: str = ""


def put(
    key: str,
    *,
    desk: str,
    subject: str,
    number: int,
    to: Recipient,
    template: str,
    payload: dict[str, Any],
    at: datetime,
) -> None:
    """Write down that `to` must be told, once per `key`; call it in the transaction of what it tells of."""
    put_each({key: to}, desk=desk, subject=subject, number=number, template=template, payload=payload, at=at)


def put_each(
    recipients: Mapping[str, Recipient],
    *,
    desk: str,
    subject: str,
    number: int,
    template: str,
    payload: dict[str, Any],
    at: datetime,
) -> None:
    """Write down that each recipient must be told the same, once per key, in one statement."""
    Notification.objects.bulk_create(
        [
            Notification(
                key=key,
                desk=desk,
                subject=subject,
                number=number,
                channel=Notification.Channel.EMAIL,
                recipient=to.address,
                recipient_name=to.name,
                language=to.language,
                template=template,
                payload=payload,
                written_at=at,
                next_attempt_at=at,
            )
            for key, to in recipients.items()
        ],
        ignore_conflicts=True,
    )
