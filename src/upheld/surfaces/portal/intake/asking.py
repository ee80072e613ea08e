"""Who asks which desk, under which agreement: what every step of opening a ticket begins with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from servicelevel.agreement.terms import Agreement, Clause
from servicelevel.clocks.promise import Promise, PromiseError
from upheld.accounts.models import User
from upheld.agreements.access import agreement_in_force
from upheld.customers.access import contact_of
from upheld.customers.models import Contact
from upheld.desks.access import public_desk
from upheld.desks.models import Desk
from upheld.presentation.customer_page import frame, reader_zone
from upheld.presentation.intake.cliff import cliff_of
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.intake.options import options_of
from upheld.presentation.intake.parts import parts_of
from upheld.presentation.promised import card_of
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import Ticket
from upheld.workflows import open_ticket

# The agreement's name for this way in, where it has one.
CHANNEL = "portal"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """One customer before one desk's form, at one instant."""

    desk: Desk
    agreement: Agreement
    # Who is signed in, and who they are to this desk; None for strangers.
    person: User | None
    contact: Contact | None
    zone: ZoneInfo
    at: datetime

    @property
    def minute(self) -> datetime:
        """The minute for which a promise is shown beforehand; the ticket itself is received at `at`."""
        return self.at.replace(second=0, microsecond=0)

    @property
    def identity(self) -> tuple[str, str] | None:
        """The name and address of whoever is signed in."""
        if self.contact is not None:
            return self.contact.name, self.contact.email
        return (self.person.name, self.person.email) if self.person else None

    def form(self, *, data: Mapping[str, Any] | None = None, given: Mapping[str, str] | None = None) -> TicketForm:
        """Return the desk's form as this customer gets it."""
        return TicketForm(self.agreement, at=self.at, known=self.identity is not None, data=data, given=given)

    def facts(self, form: TicketForm) -> dict[str, str]:
        """Return the facts on which the promise would rest."""
        channel = self.agreement.facts.get("channel")
        known = channel is not None and CHANNEL in {value.key for value in channel.values}
        return {**form.stated_facts(), **({"channel": CHANNEL} if known else {})}

    def promise(self, form: TicketForm) -> Promise | None:
        """Return what would be promised if the form were sent now; None while it does not say enough."""
        facts = self.facts(form)
        try:
            return open_ticket.preview(self.desk, contact=self.contact, facts=facts, at=self.minute)
        except PromiseError:
            return None

    def context(self, request: HttpRequest, form: TicketForm) -> dict[str, Any]:
        """Return what the form's page shows."""
        around = frame(self.desk, self.agreement, viewer=request.user, at=self.at, active="new")
        # The parts number the conditions that the options then name.
        parts = parts_of(form)
        options = options_of(form, self.desk, self.contact, at=self.minute, zone=self.zone)
        shown = {"form": form, "parts": parts, "options": options, **self._promised(form)}
        ready = {"have_ready": self.agreement.intake.have_ready, "account_clause": self._account_clause()}
        return around | shown | ready | {"identity": self.identity}

    def _promised(self, form: TicketForm) -> dict[str, Any]:
        promise = self.promise(form)
        if promise is None:
            return {"promise": None}
        card = card_of(promise, self.agreement, at=self.minute, zone=self.zone)
        return {"promise": card, "cliff": cliff_of(promise, self.agreement, at=self.minute, zone=self.zone)}

    def _account_clause(self) -> Clause | None:
        """Return the clause by which strangers are asked to log in first, if the agreement wants an account here."""
        wanted = (way.clause for way in self.agreement.channels if way.key == CHANNEL and way.needs_account)
        return None if self.person else next(wanted, None)

    def open(self, form: TicketForm) -> Ticket:
        """Open the ticket of a valid form. Raises PromiseError where the agreement cannot say what it promises."""
        name, email = self.identity or (form.cleaned_data["name"], form.cleaned_data["email"])
        facts = self.facts(form)
        opening = Opening(
            subject=form.cleaned_data["subject"],
            text=form.message(),
            channel=CHANNEL,
            kind=_kind(facts),
            facts=facts,
            answers=form.answers(),
            submission=form.cleaned_data["submission"],
        )
        return open_ticket.open_ticket(self.desk, opening, email=email, name=name, by=None, at=self.at)


def asking_of(request: HttpRequest, desk_name: str, *, at: datetime) -> Asking:
    """Return who asks, of a desk that has an agreement in force."""
    desk = public_desk(desk_name)
    return Asking(
        desk=desk,
        agreement=agreement_in_force(desk, at=at),
        person=request.user if isinstance(request.user, User) else None,
        contact=contact_of(request.user, desk),
        zone=reader_zone(desk, request.user),
        at=at,
    )


def _kind(facts: Mapping[str, str]) -> Ticket.Kind:
    """Return the kind of ticket that the category names, or that an emergency is; else a question."""
    category = facts.get("category", "")
    if category in Ticket.Kind.values:
        return Ticket.Kind(category)
    urgent = "true" in facts.get("emergency", "") or facts.get("priority") == "emergency"
    return Ticket.Kind.INCIDENT if urgent else Ticket.Kind.QUESTION
