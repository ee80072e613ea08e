"""The receipts of a ticket's clocks, for its customer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.now import now
from upheld.presentation.receipt_pages import asked_instant, receipt_file, receipt_page
from upheld.surfaces.portal.privacy import private
from upheld.surfaces.portal.tickets.own import own_ticket


@require_safe
@private
def receipts(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Show what each promise on a ticket follows from."""
    own = own_ticket(request, desk, number, at=now())
    shown = receipt_page(own.ticket, at=asked_instant(request.GET.get("at", ""), at=own.at))
    return render(request, "portal/tickets/receipts.html", own.around(request) | shown)


@require_safe
@private
def download(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Hand out the same as a file for the verifier."""
    own = own_ticket(request, desk, number, at=now())
    return receipt_file(own.ticket, at=asked_instant(request.GET.get("at", ""), at=own.at))
