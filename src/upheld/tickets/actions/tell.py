"""Writing into the outbox what customers and the desk must be told of a ticket; the words are templates."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from servicelevel.agreement.terms import Agreement, Counted
from servicelevel.clocks.promise import Promise, Target
from upheld.accounts.models import User
from upheld.audit.facts import Actor, ActorKind
from upheld.customers.facts.language import language_of, spoken
from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.desks.queries import agents_of, is_on, managers_of
from upheld.notifications.actions import outbox
from upheld.notifications.queries import is_declined
from upheld.tickets.actions import tracking
from upheld.tickets.actions.tell_colleagues import tell_colleagues
from upheld.tickets.facts import agreement_of, language_of_customer
from upheld.tickets.models import (
    Assignment,
    Attachment,
    Clock,
    Closure,
    ContactFollow,
    EscalationRequest,
    Forward,
    Fulfilment,
    Message,
    Recount,
    TeamAssignment,
    Ticket,
)
from upheld.tickets.queries.changes import changed_words
from upheld.tickets.queries.colleagues import contacts_following
from upheld.tickets.queries.followers import followers_of
from upheld.tickets.queries.merges import asked_by_others
from upheld.tickets.queries.words import long_duration


def customer_of_receipt(ticket: Ticket, promise: Promise, *, at: datetime) -> None:
    """Tell the customer that the desk has the ticket, what is promised, and how to follow it."""
    payload = {"promises": [_promised(target) for target in promise.targets], "say": promise.entitlement.say}
    _tell_customer(ticket, "ticket-received", key=f"received:{ticket.pk}", payload=payload, at=at)


def customer_of_reply(ticket: Ticket, message: Message, *, at: datetime) -> None:
    """Send the customer what the desk answered; whoever asked on a ticket merged into it reads it as of their own."""
    payload = {"text": message.text, "from": message.sender_name, "files": _files(message)}
    _tell_customers(ticket, "ticket-replied", key=f"message:{message.pk}", payload=payload, at=at)
    for asked in asked_by_others(ticket):
        key = f"message:{message.pk}:{asked.pk}"
        _tell_customers(asked, "ticket-replied", key=key, payload=payload, at=at)


def outsider_of_forward(
    ticket: Ticket, row: Forward, carried: Sequence[Message], files: Sequence[Attachment], *, longest: int, at: datetime
) -> None:
    """Send somebody outside what was chosen of a ticket, of each message at most `longest` characters.

    They get neither a link to the ticket nor the customer's address.
    """
    message = row.message
    said = [
        {"from": one.sender_name, "kind": one.kind, "at": one.sent_at.isoformat(), "text": one.text[:longest]}
        for one in carried
    ]
    about = {"text": message.text, "from": message.sender_name, "forward": str(message.public_id)}
    outbox.put(
        f"forward:{message.pk}",
        desk=ticket.desk.name,
        subject="ticket",
        number=ticket.number,
        to=outbox.Recipient(address=row.recipient, name="", language=spoken(agreement_of(ticket).locale)),
        template="ticket-forwarded",
        payload={**_about(ticket), **about, "said": said, "files": _named(files)},
        at=at,
    )


def customer_of_resolution(ticket: Ticket, closure: Closure, *, at: datetime) -> None:
    """Tell the customer, and whoever asked on a ticket merged into it, that the desk holds it to be resolved."""
    term = agreement_of(ticket).reopening
    payload = {"reopens": {"days": term.within_days, "clause": term.clause.cited}} if term else {}
    _tell_customers(ticket, "ticket-resolved", key=f"closure:{closure.pk}", payload=payload, at=at)
    for asked in asked_by_others(ticket):
        _tell_customers(asked, "ticket-resolved", key=f"closure:{closure.pk}:{asked.pk}", payload=payload, at=at)


def customer_of_recount(
    ticket: Ticket,
    row: Recount,
    agreement: Agreement,
    *,
    say: str | None = None,
    emergency: bool | None = None,
    at: datetime,
) -> None:
    """Tell the customer what their ticket is held to now, why, and what is promised by that."""
    with override(language_of_customer(ticket)):
        payload = {
            "changed": changed_words(ticket, row, agreement, emergency=emergency),
            "reason": row.reason,
            "say": say,
            "promises": [_standing(clock) for clock in _open_clocks(ticket)],
        }
    _tell_customers(ticket, "promise-changed", key=f"recount:{row.pk}", payload=payload, at=at)


def customer_of_fulfilment(ticket: Ticket, clock: Clock, fulfilment: Fulfilment, *, at: datetime) -> None:
    """Tell the customer that what was promised in words has come, and what it is."""
    payload = {
        "fulfilled": clock.words,
        "clause": clock.clause,
        "kind": fulfilment.kind,
        "release": fulfilment.release,
        "released_on": fulfilment.released_on.isoformat() if fulfilment.released_on else None,
        "url": fulfilment.url,
        "text": fulfilment.decision,
    }
    _tell_customers(ticket, "promise-fulfilled", key=f"fulfilment:{fulfilment.pk}", payload=payload, at=at)


def desk_of_correction(desk: Desk, *, version: int, corrects: int, changed: list[dict[str, Any]], at: datetime) -> None:
    """Tell everyone who answers on the desk which tickets a correction has counted anew."""
    tell_colleagues(
        desk,
        agents_of(desk),
        "desk-agreement-corrected",
        key=f"correction:{desk.pk}:{version}",
        subject="agreement",
        number=version,
        title=f"v{version}",
        payload={"desk": _desk(desk), "version": version, "corrects": corrects, "corrected": changed},
        at=at,
    )


def customer_of_link(ticket: Ticket, contact: Contact, *, key: str, at: datetime) -> None:
    """Send a customer a new link to a ticket that is theirs, because somebody asked for one; once per `key`."""
    _tell_contact(ticket, contact, "ticket-link", key=key, payload={}, at=at)


def colleague_of_invitation(ticket: Ticket, row: ContactFollow, *, by: Actor, at: datetime) -> None:
    """Send somebody who may follow a ticket from now on a link of their own."""
    key, payload = f"shared:{row.pk}", {"from": by.name}
    _tell_contact(ticket, row.contact, "ticket-shared", key=key, payload=payload, at=at)


def desk_of_invitation(ticket: Ticket, row: ContactFollow, *, by: Actor, at: datetime) -> None:
    """Ask whoever has or follows the ticket, or else everyone, whether somebody from outside may follow it."""
    payload = {"text": row.contact.email, "from": by.name}
    people = _close_to(ticket) or agents_of(ticket.desk)
    _tell_desk(ticket, people, "desk-follower-proposed", key=f"proposed:{row.pk}", payload=payload, at=at)


def customers_of_customer_message(ticket: Ticket, message: Message, *, at: datetime) -> None:
    """Send what one of a ticket's customers says to the others: its own person, and who follows it."""
    payload = {"text": message.text, "from": message.sender_name, "files": _files(message)}
    for contact in (ticket.contact, *contacts_following(ticket)):
        if contact.as_actor.reference != message.sent_by:
            key = f"message:{message.pk}:contact:{contact.pk}"
            _tell_contact(ticket, contact, "ticket-replied", key=key, payload=payload, at=at)


def customer_of_survey(ticket: Ticket, *, key: str, nonce: str, at: datetime) -> None:
    """Ask the customer how they were helped; `nonce` is what the link to their answer carries."""
    _tell_customer(ticket, "survey", key=key, payload={"survey": nonce}, at=at)


def desk_of_receipt(ticket: Ticket, promise: Promise, *, at: datetime) -> None:
    """Tell everyone who answers on the desk that a ticket is there, and what is promised on it."""
    promises = [_promised(target) for target in promise.targets]
    payload = {"promises": promises, "customer": str(ticket.contact), "callback": ticket.callback}
    people = agents_of(ticket.desk)
    _tell_desk(ticket, people, "desk-ticket-received", key=f"desk-received:{ticket.pk}", payload=payload, at=at)


def desk_of_customer_message(ticket: Ticket, message: Message, *, at: datetime) -> None:
    """Tell whoever has or follows the ticket, or else everyone, that the customer has written."""
    payload = {"text": message.text, "from": message.sender_name, "files": _files(message)}
    people = _close_to(ticket) or agents_of(ticket.desk)
    _tell_desk(ticket, people, "desk-customer-replied", key=f"desk-message:{message.pk}", payload=payload, at=at)


def desk_of_escalation(ticket: Ticket, row: EscalationRequest, *, at: datetime) -> None:
    """Tell whoever has or follows the ticket, and who answers for its customer, that escalation is asked for."""
    payload = {"text": row.asked.text, "from": row.asked.sender_name, "clause": row.clause}
    people = {person.pk: person for person in (*_close_to(ticket), *_answerable(ticket))}
    key = f"escalation:{row.pk}"
    _tell_desk(ticket, people.values(), "desk-escalation-asked", key=key, payload=payload, at=at)


def followers(
    ticket: Ticket, verb: str, *, key: str, by: Actor, at: datetime, text: str = "", but: Iterable[User] = ()
) -> None:
    """Tell whoever has or follows the ticket what somebody did on it; not the one who did, nor those told already."""
    told_already = {person.pk for person in but} | _themselves(by)
    people = [person for person in _close_to(ticket) if person.pk not in told_already]
    _tell_desk(ticket, people, "desk-followed", key=key, payload={"verb": verb, "text": text, "from": by.name}, at=at)


def mentioned(ticket: Ticket, note: Message, people: Iterable[User], *, by: Actor, at: datetime) -> None:
    """Tell those whom a note names; not the one who wrote it."""
    others = [person for person in people if person.pk not in _themselves(by)]
    payload = {"text": note.text, "from": by.name}
    _tell_desk(ticket, others, "desk-mentioned", key=f"mention:{note.pk}", payload=payload, at=at)


def by_rule(ticket: Ticket, people: Iterable[User], text: str, *, key: str, by: Actor, at: datetime) -> None:
    """Tell people what a rule of the desk has to say of a ticket; once per `key`."""
    _tell_desk(ticket, people, "desk-rule-told", key=key, payload={"text": text, "from": by.name}, at=at)


def assigned(assignment: Assignment, *, by: Actor, at: datetime) -> None:
    """Tell whoever was given a ticket by somebody else."""
    if assignment.agent_id in _themselves(by):
        return
    ticket, payload = assignment.ticket, {"from": by.name}
    _tell_desk(ticket, [assignment.agent], "desk-assigned", key=f"assignment:{assignment.pk}", payload=payload, at=at)


def team_of_ticket(ticket: Ticket, passed: TeamAssignment, people: Sequence[User], *, by: Actor, at: datetime) -> None:
    """Tell everyone in a team, or on the desk where nobody is in it, that a ticket was passed to them, and why."""
    payload = {"text": passed.reason, "from": by.name, "team": str(passed.team)}
    told = [person for person in people or agents_of(ticket.desk) if person.as_actor.reference != by.reference]
    _tell_desk(ticket, told, "desk-ticket-passed", key=f"passed:{passed.pk}", payload=payload, at=at)


def desk_of_clock(clock: Clock, point: datetime, *, template: str, payload: dict[str, Any], at: datetime) -> None:
    """Tell everyone who answers on the desk what was noticed about a clock; once per clock and instant."""
    ticket = clock.ticket
    key = f"{template}:{clock.pk}:{point.isoformat()}"
    _tell_desk(ticket, agents_of(ticket.desk), template, key=key, payload=payload, at=at)


def _tell_customers(ticket: Ticket, template: str, *, key: str, payload: dict[str, Any], at: datetime) -> None:
    """Tell a ticket's own person, and whoever follows it on their side, each by a link of their own."""
    _tell_customer(ticket, template, key=key, payload=payload, at=at)
    for contact in contacts_following(ticket):
        _tell_contact(ticket, contact, template, key=f"{key}:contact:{contact.pk}", payload=payload, at=at)


def _tell_customer(ticket: Ticket, template: str, *, key: str, payload: dict[str, Any], at: datetime) -> None:
    _tell_contact(ticket, ticket.contact, template, key=key, payload=payload, at=at)


def _tell_contact(
    ticket: Ticket, contact: Contact, template: str, *, key: str, payload: dict[str, Any], at: datetime
) -> None:
    if contact.user_id is not None and is_declined(template, contact.user_id, desk=ticket.desk.name):
        return
    link = tracking.make(ticket, contact, at=at)
    outbox.put(
        key,
        desk=ticket.desk.name,
        subject="ticket",
        number=ticket.number,
        to=outbox.Recipient(address=contact.email, name=contact.name, language=_language(ticket, contact)),
        template=template,
        payload={**_about(ticket), **payload, "tracking": link.nonce},
        at=at,
    )


def _tell_desk(
    ticket: Ticket, people: Iterable[User], template: str, *, key: str, payload: dict[str, Any], at: datetime
) -> None:
    about = _about(ticket)
    tell_colleagues(
        ticket.desk,
        people,
        template,
        key=key,
        subject="ticket",
        number=ticket.number,
        title=f"{about['ticket']['reference']} {ticket.subject}",
        payload={**about, **payload},
        at=at,
    )


def _close_to(ticket: Ticket) -> list[User]:
    holder = [ticket.holder] if ticket.holder else []
    return [*holder, *(person for person in followers_of(ticket) if person not in holder)]


def _language(ticket: Ticket, contact: Contact) -> str:
    return language_of(contact, otherwise=agreement_of(ticket).locale)


def _answerable(ticket: Ticket) -> Sequence[User]:
    """Return the account manager of the ticket's contract, or where none is on the desk, its managers."""
    account_manager = ticket.contract.account_manager if ticket.contract else None
    if account_manager is not None and is_on(ticket.desk, account_manager):
        return [account_manager]
    return managers_of(ticket.desk)


def _themselves(by: Actor) -> set[int]:
    return {by.number} if by.kind == ActorKind.AGENT and by.number is not None else set()


def _files(message: Message) -> list[dict[str, Any]]:
    return _named(Attachment.objects.filter(message=message).order_by("id"))


def _named(files: Iterable[Attachment]) -> list[dict[str, Any]]:
    return [{"id": str(file.public_id), "name": file.name, "size": file.size} for file in files]


def _about(ticket: Ticket) -> dict[str, Any]:
    desk = ticket.desk
    return {
        "desk": _desk(desk),
        "ticket": {
            "number": ticket.number,
            "reference": f"{desk.prefix}-{ticket.number}",
            "subject": ticket.subject,
            "priority": ticket.priority,
        },
    }


def _desk(desk: Desk) -> dict[str, str]:
    return {"name": desk.name, "title": desk.title, "zone": desk.zone, "email": desk.email}


def _open_clocks(ticket: Ticket) -> Iterable[Clock]:
    counting = (Clock.Stage.IN_PROGRESS, Clock.Stage.PAUSED)
    return Clock.objects.filter(ticket=ticket, stage__in=counting).order_by("id")


def _standing(clock: Clock) -> dict[str, Any]:
    words = clock.words
    if clock.stage == Clock.Stage.PAUSED and clock.total_s is not None:
        left = timedelta(seconds=max(0, clock.total_s - (clock.used_s or 0)))
        elapsed = clock.counted == Counted.ELAPSED
        said = (
            _("{time} of elapsed time left, counted on when the wait is over")
            if elapsed
            else _("{time} of support time left, counted on when the wait is over")
        )
        words = said.format(time=long_duration(left))
    return {
        "metric": clock.metric,
        "due": clock.due_at.isoformat() if clock.due_at else None,
        "words": words,
        "amount": clock.amount_words,
        "strength": clock.strength,
        "clause": clock.clause,
    }


def _promised(target: Target) -> dict[str, Any]:
    return {
        "metric": target.metric.value,
        "due": target.due.isoformat() if target.due else None,
        "words": target.text,
        "amount": target.amount_words,
        "strength": target.strength.value,
        "clause": target.clause.cited,
    }
