"""The page of a ticket's receipts and the file to download, alike for agents and customers. Who may see them is not here."""

import json
from datetime import datetime
from typing import Any

from django.http import HttpResponse

from upheld.presentation.receipts import account_of
from upheld.tickets.models import Ticket
from upheld.tickets.queries.receipts import document_of, receipts_of, reference_of
from upheld.verifier import NAME, verifier_digest


def receipt_page(ticket: Ticket, *, at: datetime) -> dict[str, Any]:
    """Return the context that `receipts/page.html` needs."""
    receipts = receipts_of(ticket, at=at)
    return {
        "ticket": ticket,
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
