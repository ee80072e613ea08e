"""The words of a mail that announces a new version of an agreement, for who sends it and who looks at it before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

TEMPLATE = "agreement-amended"
_FOLDER = f"emails/{TEMPLATE}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """An announcement as its readers get it, in plain text."""

    subject: str
    body: str


def words_of(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the templates of the mail need, from what the outbox holds."""
    desk, agreement = payload["desk"], payload["agreement"]
    front = f"{settings.BASE_URL}/{desk['name']}/support"
    on = date.fromisoformat(agreement["effective_on"])
    return {
        "desk": desk,
        "reference": f"Agreement v{agreement['version']}",
        "agreement": agreement,
        "effective": f"{on:%A} {on.day} {on:%B %Y}",
        "plans": " and ".join(agreement["plans"]),
        "changes": [{**change, "anchor": change["number"].replace(".", "-")} for change in payload["changes"]],
        "agreement_url": front,
        # Where a mail about a ticket leads to the ticket, this one leads to the difference.
        "ticket_url": f"{front}/versions/{agreement['version']}/changes",
    }


def letter_of(payload: Mapping[str, Any]) -> Letter:
    """Return the mail as text, for whoever decides whether it is sent."""
    words = words_of(payload)
    with override(settings.LANGUAGE_CODE):  # as it is composed when it is sent
        subject = " ".join(render_to_string(f"{_FOLDER}/subject.txt", words).split())
        return Letter(subject=subject, body=render_to_string(f"{_FOLDER}/body.txt", words).strip())
