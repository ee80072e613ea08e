"""A request that goes on from a ticket which is not opened again: its subject, and the words typed there."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from upheld.desks.access import NotFound
from upheld.presentation.intake.asking import Asking
from upheld.presentation.intake.form import TicketForm
from upheld.surfaces.portal.kept import forget, kept
from upheld.surfaces.portal.tickets.own import own_ticket
from upheld.tickets.models import Ticket

FIELD = "follows"


@dataclass(frozen=True, kw_only=True, slots=True)
class GoingOn:
    """The ticket from which a request goes on, where there is one that this browser may see; a stranger's is none."""

    request: HttpRequest
    asking: Asking

    def ticket(self) -> Ticket | None:
        """Return the ticket that the form, or the address, names."""
        said = self.request.POST.get(FIELD) or self.request.GET.get(FIELD, "")
        if not (said.isascii() and said.isdigit() and len(said) < len("9" * 18)):
            return None
        try:
            return own_ticket(self.request, self.asking.desk.name, int(said), at=self.asking.at).ticket
        except NotFound:
            return None

    def begin(self, form: TicketForm) -> None:
        """Carry the ticket's subject, and what was typed on it, into a form that is begun."""
        ticket = self.ticket()
        if ticket is None:
            return
        form.initial.update({FIELD: str(ticket.number), "subject": ticket.subject})
        form.begin_with(kept(self.request.session, ticket.desk.name, ticket.number).get("text", ""))

    def shown(self) -> dict[str, Any]:
        """Return what the form's page says of it."""
        return {"goes_on_from": self.ticket()}

    def forget(self) -> None:
        """Forget what was typed on it: it is sent now."""
        if ticket := self.ticket():
            forget(self.request.session, ticket.desk.name, ticket.number)
