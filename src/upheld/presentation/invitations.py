"""The words of a mail that asks somebody onto a desk; who sends it and what the link does is decided elsewhere."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from upheld.desks.access import invitation_token
from upheld.desks.models import Membership
from upheld.tickets.queries.words import full_time


def words_of(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the templates of the mail need, from what the outbox holds."""
    desk = payload["desk"]
    until = datetime.fromisoformat(payload["until"]).astimezone(ZoneInfo(desk["zone"]))
    front = f"{settings.BASE_URL}/{desk['name']}"
    return {
        "desk": desk,
        "reference": _("Invitation"),
        "who": " ".join(payload["from"].split()),
        "role": Membership.Role(payload["role"]).label.lower(),
        "until": f"{full_time(until)} ({desk['zone'].replace('_', ' ')})",
        "agreement_url": f"{front}/support",
        # Where a mail about a ticket leads to the ticket, this one leads to the button.
        "ticket_url": f"{front}/console/invitation/{invitation_token(payload['invitation'])}/",
    }
