"""One request for support before it is a ticket: what a form says so far, what would be promised, the opening."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.promise import Promise, PromiseError
from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.presentation.intake.cliff import cliff_of
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.intake.options import options_of
from upheld.presentation.intake.parts import parts_of
from upheld.presentation.promised import card_of
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import Ticket
from upheld.workflows import open_ticket


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """One person's request to one desk, by one way in, at one instant."""

    desk: Desk
    agreement: Agreement
    # Who asks; None for a stranger.
    contact: Contact | None
    # Their name and address, where they are known.
    identity: tuple[str, str] | None
    # The agreement's name for the way in, where it has one.
    channel: str
    # In which times are read.
    zone: ZoneInfo
    at: datetime

    @property
    def minute(self) -> datetime:
        """The minute for which a promise is shown beforehand; the ticket itself is received at `at`."""
        return self.at.replace(second=0, microsecond=0)

    def form(self, *, data: Mapping[str, Any] | None = None, given: Mapping[str, str] | None = None) -> TicketForm:
        """Return the desk's form as whoever asks gets it."""
        form = TicketForm(self.agreement, at=self.at, known=self.identity is not None, data=data, given=given)
        form.settle(open_ticket.settled_by_contract(self.contact, at=self.at))
        return form

    def facts(self, form: TicketForm) -> dict[str, str]:
        """Return the facts on which the promise would rest."""
        channel = self.agreement.facts.get("channel")
        known = channel is not None and self.channel in {value.key for value in channel.values}
        return {**form.stated_facts(), **({"channel": self.channel} if known else {})}

    def promise(self, form: TicketForm) -> Promise | None:
        """Return what would be promised if the form were sent now; None while it does not say enough."""
        try:
            return open_ticket.preview(self.desk, contact=self.contact, facts=self.facts(form), at=self.minute)
        except PromiseError:
            return None

    def shown(self, form: TicketForm) -> dict[str, Any]:
        """Return the form's questions, what each priority would get, and what is promised so far."""
        # The parts number the conditions that the options then name.
        parts = parts_of(form)
        options = options_of(form, self.desk, self.contact, at=self.minute, zone=self.zone)
        return {"form": form, "parts": parts, "options": options, "identity": self.identity, **self._promised(form)}

    def who(self, form: TicketForm) -> tuple[str, str]:
        """Return the name and address of whoever asks by a valid form."""
        return self.identity or (form.cleaned_data["name"], form.cleaned_data["email"])

    def opening(self, form: TicketForm) -> Opening:
        """Return what a valid form says."""
        facts = self.facts(form)
        return Opening(
            subject=form.cleaned_data["subject"],
            text=form.message(),
            channel=self.channel,
            kind=_kind(facts),
            facts=facts,
            answers=form.answers(),
            callback=form.cleaned_data.get("callback", ""),
            submission=form.cleaned_data["submission"],
        )

    def _promised(self, form: TicketForm) -> dict[str, Any]:
        promise = self.promise(form)
        if promise is None:
            return {"promise": None}
        card = card_of(promise, self.agreement, at=self.minute, zone=self.zone)
        return {"promise": card, "cliff": cliff_of(promise, self.agreement, at=self.minute, zone=self.zone)}


def _kind(facts: Mapping[str, str]) -> Ticket.Kind:
    """Return the kind of ticket that the category names, or that an emergency is; else a question."""
    category = facts.get("category", "")
    if category in Ticket.Kind.values:
        return Ticket.Kind(category)
    urgent = "true" in facts.get("emergency", "") or facts.get("priority") == "emergency"
    return Ticket.Kind.INCIDENT if urgent else Ticket.Kind.QUESTION
