"""The form in which a ticket's story is told, and the playing of it through the product's own actions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from servicelevel.calendars.business_calendar import BusinessCalendar
from upheld.accounts.models import User
from upheld.audit.facts import A_VISITOR
from upheld.desks.models import Desk
from upheld.desks.queries import teams_of
from upheld.improvement.actions import answer, ask
from upheld.improvement.models import SurveyInvitation
from upheld.tickets.actions import (
    assign,
    closure,
    colleagues,
    effort,
    escalate,
    fields,
    forward,
    hold,
    merge,
    message,
    tags,
    team,
    ticket_links,
)
from upheld.tickets.actions.attach import NOTHING, Chosen
from upheld.tickets.actions.receive import Opening
from upheld.tickets.actions.upload import Form
from upheld.tickets.models import Call, EscalationRequest, Message, Ticket, TicketLink
from upheld.workflows.choose_files import choose_files
from upheld.workflows.declare_emergency import declare_emergency
from upheld.workflows.gather_files import Sender, gather_files
from upheld.workflows.open_ticket import open_ticket
from upheld.workflows.split_ticket import split_ticket

People = Mapping[str, User]
# From the instant at which the demo is loaded and the desk's support hours to when a ticket was received.
When = Callable[[datetime, BusinessCalendar], datetime]
BEFORE_OPENING = timedelta(minutes=30)


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One thing that was done on a ticket."""

    # how long after the receipt
    after: timedelta
    do: Callable[[Ticket, People, datetime], object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asker:
    """Who opened the ticket: someone whom the desk knows, or a stranger."""

    name: str
    email: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """One ticket's story."""

    received: When
    by: Asker
    subject: str
    text: str
    channel: str
    kind: Ticket.Kind = Ticket.Kind.QUESTION
    facts: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, object] = field(default_factory=dict)
    # where to call back about an emergency, and what of its cost was read and accepted
    callback: str = ""
    consent: str = ""
    # What came along, by name, with its words.
    files: Mapping[str, str] = field(default_factory=dict)
    then: tuple[Step, ...] = ()


def play(scene: Scene, desk: Desk, people: People, *, received_at: datetime) -> Ticket:
    """Open the ticket of a scene as received at an instant, and do what was done on it since."""
    opening = Opening(
        subject=scene.subject,
        text=scene.text,
        channel=scene.channel,
        kind=scene.kind,
        facts=dict(scene.facts),
        answers=dict(scene.answers),
        callback=scene.callback,
        files=_sent_along(scene, desk, at=received_at),
    )
    email, name = scene.by.email, scene.by.name
    if scene.consent:
        ticket = declare_emergency(desk, opening, email=email, name=name, consent=scene.consent, at=received_at)
    else:
        ticket = open_ticket(desk, opening, email=email, name=name, by=None, at=received_at)
    for step in scene.then:
        step.do(ticket, people, received_at + step.after)
    return ticket


def _sent_along(scene: Scene, desk: Desk, *, at: datetime) -> Chosen:
    if not scene.files:
        return NOTHING
    carried = [SimpleUploadedFile(name, words.encode()) for name, words in scene.files.items()]
    sender = Sender(by=A_VISITOR, is_stranger=False)
    return gather_files(Form(desk=desk, submission=uuid4()), (), carried, sender=sender, at=at).chosen


def ago(**length: float) -> When:
    """Received so long before the demo is loaded."""
    return lambda at, office: at - timedelta(**length)


def while_closed(**length: float) -> When:
    """Received so long before the demo is loaded or, if the desk was open then, shortly before it had opened."""

    def when(at: datetime, office: BusinessCalendar) -> datetime:
        wished = at - timedelta(**length)
        if not office.is_open(wished):
            return wished
        opened = office.open_segments(wished - timedelta(days=1), wished + timedelta(seconds=1))[-1].start
        return opened - BEFORE_OPENING

    return when


def taken_by(who: str, **after: float) -> Step:
    """Somebody takes the ticket."""
    return _step(after, lambda ticket, people, at: assign.give(ticket, people[who], by=people[who].as_actor, at=at))


def answered_by(who: str, text: str, **after: float) -> Step:
    """Somebody answers the customer."""
    return _step(after, lambda ticket, people, at: message.reply(ticket, text, by=people[who].as_actor, at=at))


def noted_by(who: str, text: str, *, files: Mapping[str, str] | None = None, **after: float) -> Step:
    """Somebody writes an internal note, with files whose words are given by name."""

    def note(ticket: Ticket, people: People, at: datetime) -> None:
        by = people[who].as_actor
        carried = [SimpleUploadedFile(name, words.encode()) for name, words in (files or {}).items()]
        chosen = choose_files(ticket, (), carried, kind=Message.Kind.NOTE, by=by, at=at)
        message.note(ticket, text, by=by, at=at, files=chosen)

    return _step(after, note)


def called_by(who: str, said: str, *, lasted: int, **after: float) -> Step:
    """Somebody calls the customer, and writes down what was said."""

    def call(ticket: Ticket, people: People, at: datetime) -> None:
        by, whom = people[who].as_actor, ticket.contact.name
        effort.call(ticket, said, direction=Call.Direction.OUT, with_whom=whom, minutes=lasted, by=by, at=at)

    return _step(after, call)


def worked_by(who: str, spent: int, note: str, **after: float) -> Step:
    """Somebody writes down the time that it took."""
    return _step(
        after,
        lambda ticket, people, at: effort.spend(ticket, spent, note=note, on=None, by=people[who].as_actor, at=at),
    )


def forwarded_by(who: str, to: str, text: str, **after: float) -> Step:
    """Somebody forwards what the customer asked to somebody outside."""

    def send(ticket: Ticket, people: People, at: datetime) -> None:
        asked = ticket.messages.filter(kind=Message.Kind.CUSTOMER).earliest("id")
        going = forward.Going(to=to, text=text, messages=[asked.public_id])
        forward.send(ticket, going, by=people[who], at=at)

    return _step(after, send)


def held_by(who: str, reason: str, note: str, **after: float) -> Step:
    """Somebody puts the ticket on hold."""
    return _step(
        after, lambda ticket, people, at: hold.place(ticket, reason=reason, note=note, by=people[who].as_actor, at=at)
    )


def customer_writes(text: str, **after: float) -> Step:
    """The customer writes again."""
    return _step(
        after,
        lambda ticket, people, at: message.from_customer(
            ticket, text, channel=ticket.channel, by=ticket.contact.as_actor, at=at
        ),
    )


def escalation_asked(why: str, **after: float) -> Step:
    """The customer asks for escalation."""
    return _step(after, lambda ticket, _people, at: escalate.ask(ticket, why, by=ticket.contact.as_actor, at=at))


def escalation_accepted_by(who: str, text: str, **after: float) -> Step:
    """Somebody accepts what the customer asked for."""
    accepted = EscalationRequest.Outcome.ACCEPTED
    return _step(
        after, lambda ticket, people, at: escalate.answer(ticket, text, accepted, by=people[who].as_actor, at=at)
    )


def colleague_invited(email: str, **after: float) -> Step:
    """The customer lets somebody else follow the ticket, or asks the desk whether they may."""
    return _step(after, lambda ticket, _people, at: colleagues.invite(ticket, email, by=ticket.contact.as_actor, at=at))


def resolved_by(who: str, *, code: str = "solved", values: Mapping[str, str] | None = None, **after: float) -> Step:
    """Somebody resolves the ticket, and says how it ended."""
    return _step(
        after,
        lambda ticket, people, at: closure.resolve(ticket, code=code, values=values, by=people[who].as_actor, at=at),
    )


def tagged_by(who: str, *names: str, **after: float) -> Step:
    """Somebody tags the ticket."""

    def tag(ticket: Ticket, people: People, at: datetime) -> None:
        for name in names:
            tags.add(ticket, name, by=people[who].as_actor, at=at)

    return _step(after, tag)


def passed_by(who: str, team_name: str, reason: str, **after: float) -> Step:
    """Somebody passes the ticket to a team."""

    def pass_on(ticket: Ticket, people: People, at: datetime) -> None:
        named = next(one for one in teams_of(ticket.desk) if one.name == team_name)
        team.pass_to(ticket, named, reason=reason, by=people[who].as_actor, at=at)

    return _step(after, pass_on)


def caused_by(who: str, subject: str, **after: float) -> Step:
    """Somebody sees that an earlier ticket, named by its subject, caused this one."""

    def link(ticket: Ticket, people: People, at: datetime) -> None:
        earlier = Ticket.objects.select_related("desk").get(desk=ticket.desk, subject=subject)
        ticket_links.link(earlier, ticket, TicketLink.Kind.CAUSES, by=people[who].as_actor, at=at)

    return _step(after, link)


def merged_by(who: str, into: str, why: str = "", **after: float) -> Step:
    """Somebody sees that the ticket is about the same as an earlier one, named by its subject."""

    def join(ticket: Ticket, people: People, at: datetime) -> None:
        kept = Ticket.objects.select_related("desk").get(desk=ticket.desk, subject=into)
        merge.merge(kept, ticket, reason=why, by=people[who].as_actor, at=at)

    return _step(after, join)


def split_by(who: str, subject: str, **after: float) -> Step:
    """Somebody sees that what the customer wrote last asks for something of its own."""

    def part(ticket: Ticket, people: People, at: datetime) -> None:
        said = ticket.messages.filter(kind=Message.Kind.CUSTOMER).latest("id")
        split_ticket(said, subject=subject, by=people[who].as_actor, at=at)

    return _step(after, part)


def filled_by(who: str, values: Mapping[str, str], **after: float) -> Step:
    """Somebody fills in fields of the desk's own."""
    return _step(after, lambda ticket, people, at: fields.fill(ticket, values, by=people[who].as_actor, at=at))


def rated(rating: int, comment: str = "", **after: float) -> Step:
    """The customer, asked after the closing, says how they were helped."""

    def do(ticket: Ticket, _people: People, at: datetime) -> None:
        while ask.next_closure(at=at):
            pass
        invitation = SurveyInvitation.objects.filter(ticket=ticket).first()
        if invitation is not None:  # who was asked of another ticket lately is left alone
            answer.give(invitation, rating=rating, comment=comment, at=at)

    return Step(after=timedelta(**after), do=do)


def _step(after: Mapping[str, float], do: Callable[[Ticket, People, datetime], object]) -> Step:
    return Step(after=timedelta(**after), do=do)
