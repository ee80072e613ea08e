"""The page of a ticket's receipts and their file, alike for agents and customers. Who may see them is not here."""

import json
from datetime import datetime
from typing import Any

from django.http import HttpResponse

from upheld.presentation.receipts import account_of
from upheld.tickets.models import Ticket
from upheld.tickets.queries.receipts import document_of, receipts_of, reference_of
from upheld.verifier import NAME, verifier_digest


def asked_instant(asked: str, *, at: datetime) -> datetime:
    """Return the past instant for which a request asks, so that a page and its file tell the same; else `at`.

    A clock is a function of its events, so how it stood is read as easily as how it stands.
    """
    try:
        wanted = datetime.fromisoformat(asked)
    except ValueError:
        return at
    return wanted if wanted.tzinfo is not None and wanted <= at else at


def receipt_page(ticket: Ticket, *, at: datetime) -> dict[str, Any]:
    """Return the context that `receipts/page.html` needs."""
    receipts = receipts_of(ticket, at=at)
    return {
        "ticket": ticket,
        "read_at": at,
        "read_at_exactly": at.isoformat(),
        "reference": reference_of(ticket),
        "accounts": [account_of(receipt) for receipt in receipts],
        "agreements": tuple(dict.fromkeys(receipt.agreement for receipt in receipts)),
        "verifier": NAME,
        "verifier_digest": verifier_digest(),
    }


def receipt_file(ticket: Ticket, *, at: datetime) -> HttpResponse:
    """Return the receipts as a file to keep: the very bytes do not matter, only what they say."""
    written = json.dumps(document_of(ticket, at=at), ensure_ascii=False, indent=1)
    answer = HttpResponse(f"{written}\n", content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(ticket)}"'
    return answer


def file_name(ticket: Ticket) -> str:
    """Return what the downloaded file is called."""
    return f"{reference_of(ticket)}-receipts.json"
