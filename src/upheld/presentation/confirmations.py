"""The words of the mail that asks whose address it is; nothing in it was typed by anybody."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from upheld.notifications.access import confirmation_token


def words_of(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the templates of the mail need, from what the outbox holds."""
    desk = payload["desk"]
    front = f"{settings.BASE_URL}/{desk['name']}"
    return {
        "desk": desk,
        "reference": _("Your address"),
        "agreement_url": f"{front}/support",
        # Where a mail about a ticket leads to the ticket, this one leads to the page that asks.
        "ticket_url": f"{front}/confirm/{confirmation_token(payload['confirmation'])}/",
    }
