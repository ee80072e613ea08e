"""The words of a mail that announces a new version of an agreement, for who sends it and who looks at it before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
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
        "reference": _("Agreement v%(counted_by)s") % {"counted_by": agreement["version"]},
        "agreement": agreement,
        "effective": date_format(on, _("l j F Y")),
        "plans": _(" and ").join(agreement["plans"]),
        "changes": [_change(change) for change in payload["changes"]],
        "agreement_url": front,
        # Where a mail about a ticket leads to the ticket, this one leads to the difference.
        "ticket_url": f"{front}/versions/{agreement['version']}/changes",
    }


def _change(change: Mapping[str, str]) -> dict[str, str]:
    said = {"added": _("added"), "removed": _("removed"), "changed": _("changed")}
    return {**change, "change": said[change["change"]], "anchor": change["number"].replace(".", "-")}


def letter_of(payload: Mapping[str, Any], *, language: str) -> Letter:
    """Return the mail as text in a language, as who reads that one gets it; for whoever decides whether it is sent."""
    with override(language):
        words = words_of(payload)
        subject = " ".join(render_to_string(f"{_FOLDER}/subject.txt", words).split())
        return Letter(subject=subject, body=render_to_string(f"{_FOLDER}/body.txt", words).strip())
