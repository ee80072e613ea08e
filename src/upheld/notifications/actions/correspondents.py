"""Writing to addresses that somebody typed: once, to ask whether it is theirs; and after they said so, freely."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from upheld.notifications.actions import outbox
from upheld.notifications.facts import CONFIRM_MAIL, CONFIRMATION_LIFETIME
from upheld.notifications.models import Correspondent, Notification

# How long a known address is not asked again.
AGAIN_AFTER = timedelta(hours=1)
NONCE_BYTES = 16


@transaction.atomic
def ask(desk: dict[str, Any], address: str, *, number: int, language: str, at: datetime) -> None:
    """Ask whoever reads the mail of an unknown address whether it is theirs; once, however often it is typed.

    The mail is the same for everyone: it says nothing that was typed, not even a name. `desk` is as mails have it,
    `number` that of the ticket for which it was typed.
    """
    row = write_down(desk["name"], address, at=at)
    if row.confirmed_at is None and row.typed_at == at:
        _put(row, desk, number=number, language=language, at=at)


@transaction.atomic
def ask_known(desk: dict[str, Any], address: str, *, language: str, at: datetime) -> None:
    """Ask whoever reads the mail of an address that is known already whether it was they who wrote; once in a while."""
    row = write_down(desk["name"], address, at=at)
    if row.confirmed_at is not None and row.typed_at > at - AGAIN_AFTER and row.typed_at != at:
        return
    row.confirmed_at, row.typed_at = row.confirmed_at or at, at
    row.save(update_fields=["confirmed_at", "typed_at"])
    _put(row, desk, number=0, language=language, at=at)


@transaction.atomic
def write_down(desk: str, address: str, *, at: datetime) -> Correspondent:
    """Write down that an address was typed and nobody has confirmed it; one that was asked already stays as it is."""
    fresh = Correspondent(desk=desk, address=address.lower(), nonce=secrets.token_hex(NONCE_BYTES), typed_at=at)
    Correspondent.objects.bulk_create([fresh], ignore_conflicts=True)
    row = Correspondent.objects.select_for_update().get(desk=desk, address=address.lower())
    if row.confirmed_at is None and at >= row.typed_at + CONFIRMATION_LIFETIME:
        row.nonce, row.typed_at = fresh.nonce, at
        row.save(update_fields=["nonce", "typed_at"])
    return row


@transaction.atomic
def confirm(desk: str, address: str, *, at: datetime) -> None:
    """Write down that an address is its reader's, and let go of what was held for them. Locks the correspondent."""
    row = Correspondent.objects.select_for_update().filter(desk=desk, address=address.lower()).first()
    if row is not None and row.confirmed_at is None:
        _confirm(row, at=at)


@transaction.atomic
def confirm_everywhere(addresses: Collection[str], *, at: datetime) -> None:
    """Do so on every desk, for addresses that somebody has proved to be theirs. Locks the correspondents."""
    asked = Correspondent.objects.select_for_update().filter(confirmed_at__isnull=True)
    for row in asked.filter(address__in=[address.lower() for address in addresses]).order_by("pk"):
        _confirm(row, at=at)


def _confirm(row: Correspondent, *, at: datetime) -> None:
    row.confirmed_at = at
    row.save(update_fields=["confirmed_at"])
    held = Notification.objects.filter(desk=row.desk, recipient__iexact=row.address, held_at__isnull=False)
    held.update(held_at=None, next_attempt_at=at)


def _put(row: Correspondent, desk: dict[str, Any], *, number: int, language: str, at: datetime) -> None:
    outbox.put(
        f"{CONFIRM_MAIL}:{row.pk}:{at.isoformat()}",
        desk=row.desk,
        subject="ticket",
        number=number,
        to=outbox.Recipient(address=row.address, name="", language=language),
        template=CONFIRM_MAIL,
        payload={"desk": desk, "confirmation": row.nonce},
        at=at,
    )
