"""What has been done about a declared emergency, each line from a row that says so; nothing that is only intended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from upheld.audit.queries import history_of
from upheld.notifications.queries import Told, told_of
from upheld.tickets.models import ChargeConsent, Message, RecentTicket, Ticket
from upheld.tickets.queries.merges import said_to_customer

# The mail by which the desk hears of a new ticket.
_MAIL = "desk-ticket-received"
_ACTS = ("assigned", "released", "resolved", "reopened", "emergency judged")


@dataclass(frozen=True, kw_only=True, slots=True)
class AlarmLine:
    """One fact, at the instant at which it was so."""

    at: datetime
    who: str
    # In words, to follow the name; empty where what was said stands for itself.
    words: str
    # "sent", "waiting", "failed", "seen", "taken", "said" or "done"
    state: str
    # What was written to the customer; empty for all else.
    said: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Alarm:
    """Whom an emergency has reached so far."""

    # To whom mail was written, one line each.
    mails: tuple[AlarmLine, ...]
    # What people did, oldest first.
    done: tuple[AlarmLine, ...]
    # Who has it now; empty while nobody has.
    holder: str
    taken_at: datetime | None
    resolved: bool

    @property
    def delivered(self) -> int:
        """How many mails a mail server has taken."""
        return sum(line.state == "sent" for line in self.mails)

    @property
    def seen(self) -> bool:
        """Whether anybody on the desk has opened the ticket."""
        return any(line.state in ("seen", "taken", "said") for line in self.done)


def alarm_of(ticket: Ticket) -> Alarm:
    """Return what was done about a ticket since it was declared. Four queries."""
    told = told_of(ticket.desk.name, "ticket", ticket.number, template=_MAIL)
    done = sorted([*_openings(ticket), *_acts(ticket), *_replies(ticket)], key=lambda line: line.at)
    taken = [line.at for line in done if line.state == "taken"]
    return Alarm(
        mails=tuple(_mail(one) for one in told),
        done=tuple(done),
        holder=str(ticket.holder) if ticket.holder else "",
        taken_at=taken[-1] if taken and ticket.holder else None,
        resolved=ticket.state == Ticket.State.RESOLVED,
    )


def _mail(told: Told) -> AlarmLine:
    if told.delivered_at is not None:
        return AlarmLine(at=told.delivered_at, who=told.name, words=_("mail sent"), state="sent")
    if told.gave_up_at is not None:
        return AlarmLine(at=told.gave_up_at, who=told.name, words=_("mail could not be delivered"), state="failed")
    if told.attempts and told.next_attempt_at is not None:
        words = _("mail was refused, tried again")
        return AlarmLine(at=told.next_attempt_at, who=told.name, words=words, state="failed")
    return AlarmLine(at=told.written_at, who=told.name, words=_("mail is on its way"), state="waiting")


def _openings(ticket: Ticket) -> Iterator[AlarmLine]:
    for row in RecentTicket.objects.filter(ticket=ticket).select_related("person"):
        yield AlarmLine(at=row.opened_at, who=row.person.name, words=_("looked at it last"), state="seen")


def _acts(ticket: Ticket) -> Iterator[AlarmLine]:
    words = {
        "released": _("let it go"),
        "resolved": _("resolved it"),
        "reopened": _("opened it again"),
    }
    for event in history_of("ticket", ticket.number, desk=ticket.desk.name).filter(verb__in=_ACTS):
        if event.verb == "assigned":
            yield AlarmLine(at=event.at, who=event.facts.get("to", ""), words=_("has it"), state="taken")
        elif event.verb == "emergency judged":
            judged = _("judged it to be an emergency") if event.facts.get("emergency") else _("judged it to be none")
            yield AlarmLine(at=event.at, who=event.by_name, words=judged, state="done")
        else:
            yield AlarmLine(at=event.at, who=event.by_name, words=words[event.verb], state="done")


def _replies(ticket: Ticket) -> Iterator[AlarmLine]:
    for message in said_to_customer(ticket).filter(kind=Message.Kind.REPLY):
        yield AlarmLine(
            at=message.sent_at, who=message.sender_name, words=_("wrote to you"), state="said", said=message.text
        )


def consent_of(ticket: Ticket) -> ChargeConsent | None:
    """Return what a ticket's customer accepted that it may cost; None where nothing was asked. One query."""
    return ChargeConsent.objects.filter(ticket=ticket).first()
