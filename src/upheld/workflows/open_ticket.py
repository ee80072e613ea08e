"""Opening a ticket: who asks, under which agreement, what is promised, who is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from servicelevel.agreement import terms
from servicelevel.clocks.promise import Promise, make_promise
from upheld.agreements.facts import annex_in_force, in_force, meaning_of, with_annex
from upheld.agreements.models import AgreementVersion, Annex
from upheld.audit.facts import Actor
from upheld.customers.actions import contacts
from upheld.customers.facts import contract_of, facts_of
from upheld.customers.models import Contact, Contract
from upheld.desks.models import Desk
from upheld.tickets.actions import receive, tell, turn_away
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import Ticket
from upheld.tickets.queries.submissions import ticket_of_submission
from upheld.workflows import confirm_address

# Facts that only a contract settles; what a sender claims of them counts for nothing.
SETTLED_BY_CONTRACT = frozenset({"plan"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Owed:
    """What somebody is promised, and under what."""

    contract: Contract | None
    version: AgreementVersion
    annex: Annex | None
    promise: Promise


def open_ticket(
    desk: Desk,
    opening: Opening,
    *,
    email: str,
    name: str,
    by: Actor | None,
    at: datetime,
    language: str = "",
    stranger: bool = False,
) -> Ticket:
    """Open a ticket for whoever writes from `email`, received at `at`.

    `by` is the program that speaks for the customer; None when the customer does, who then read our page in `language`.
    A `stranger` may have typed anybody's address: one that the desk does not know is written to once, to be confirmed.
    Sending the same submission again returns the ticket that it opened. Nobody is turned away for want of a priority:
    where the agreement needs one and states no default, the ticket counts as the least urgent until it is judged.
    Raises PromiseError when a stated fact is not one of the agreement's.
    """
    if opened := ticket_of_submission(desk, opening.submission):
        return opened
    try:
        return _open(desk, opening, email=email, name=name, by=by, at=at, language=language, stranger=stranger)
    except IntegrityError:
        # The same submission, sent twice at once: the other one has opened it by now.
        if opened := ticket_of_submission(desk, opening.submission):
            return opened
        raise


def preview(desk: Desk, *, contact: Contact | None, facts: dict[str, str], at: datetime) -> Promise:
    """Return what the desk would promise if a ticket with these facts were received at `at`; writes nothing.

    A stranger (`contact` is None) is shown what the agreement promises anyone.
    """
    return previews(desk, contact=contact, variants=[facts], at=at)[0]


def previews(desk: Desk, *, contact: Contact | None, variants: Iterable[dict[str, str]], at: datetime) -> list[Promise]:
    """Return what `preview` does for several sets of facts, looking the contract and the agreement up once."""
    contract = contract_of(contact, on=_day(desk, at)) if contact else None
    annex = annex_in_force(contract, at=at)
    agreement = with_annex(meaning_of(in_force(desk, at=at)), annex.pk if annex else None)
    return [make_promise(agreement, facts=_stated(facts, contract), at=at) for facts in variants]


def settled_by_contract(contact: Contact | None, *, at: datetime) -> dict[str, str]:
    """Return the facts that a person's contract settles at an instant, whatever they state; none for a stranger."""
    return facts_of(contract_of(contact, on=_day(contact.desk, at))) if contact else {}


def owed_to(contact: Contact, facts: dict[str, str], *, at: datetime) -> Owed:
    """Return what a person is owed who states these facts at an instant. Raises PromiseError."""
    contract = contract_of(contact, on=_day(contact.desk, at))
    version = in_force(contact.desk, at=at)
    annex = annex_in_force(contract, at=at)
    agreement = with_annex(meaning_of(version), annex.pk if annex else None)
    stated = _with_priority(_stated(facts, contract), agreement)
    promise = make_promise(agreement, facts=stated, at=at)
    return Owed(contract=contract, version=version, annex=annex, promise=promise)


@transaction.atomic
def _open(
    desk: Desk,
    opening: Opening,
    *,
    email: str,
    name: str,
    by: Actor | None,
    at: datetime,
    language: str,
    stranger: bool,
) -> Ticket:
    unknown = stranger and confirm_address.is_unknown(desk, email)
    contact = contacts.meet(desk, email=email, name=name, at=at, language=language)
    owed = owed_to(contact, opening.facts, at=at)
    ticket = receive.receive(
        opening,
        contact=contact,
        contract=owed.contract,
        version=owed.version,
        annex=owed.annex,
        promise=owed.promise,
        by=by or contact.as_actor,
        at=at,
    )
    turn_away.opened(ticket, by=by or contact.as_actor, at=at)
    if unknown:
        confirm_address.ask(desk, contact, number=ticket.number, at=at)
    tell.customer_of_receipt(ticket, owed.promise, at=at)
    tell.desk_of_receipt(ticket, owed.promise, at=at)
    return ticket


def _stated(facts: dict[str, str], contract: Contract | None) -> dict[str, str]:
    said = {key: value for key, value in facts.items() if value and key not in SETTLED_BY_CONTRACT}
    return {**said, **facts_of(contract)}


def _with_priority(facts: dict[str, str], agreement: terms.Agreement) -> dict[str, str]:
    asked = agreement.facts.get("priority")
    if asked is None or not asked.required or "priority" in facts:
        return facts
    return {**facts, "priority": max(agreement.priorities, key=lambda term: term.rank).key}


def _day(desk: Desk, at: datetime) -> date:
    return at.astimezone(ZoneInfo(desk.zone)).date()
