"""One of everything that an address can name, on one desk, made through the product's own actions."""

from datetime import datetime, timedelta
from uuid import uuid4

from servicelevel.agreement.terms import Outcome
from servicelevel.clocks.promise import Entitlement
from tests.support import builders, files, knowledge, pictures
from tests.support.rules import when
from tests.support.websites import client_of
from upheld.accounts.models import User
from upheld.agreements.actions import draft as drafts
from upheld.agreements.facts import in_force
from upheld.audit.facts import THE_DESK
from upheld.catalogue.actions import services
from upheld.catalogue.models import Service
from upheld.customers.actions import contacts, importing, notes, senders
from upheld.customers.models import Contact, Contract
from upheld.desks.access import invitation_token
from upheld.desks.actions import announcements, invitation, teams, token
from upheld.desks.models import Announcement, ApiToken, Desk, Membership
from upheld.improvement.access import survey_token
from upheld.improvement.actions import ask, survey
from upheld.knowledge.access import registration_token
from upheld.knowledge.actions import categories, publishing, registration
from upheld.knowledge.models import Article
from upheld.notifications.access import confirmation_token
from upheld.notifications.actions import correspondents
from upheld.notifications.models import Notification
from upheld.rules.actions import keep, runs
from upheld.rules.models import Happening, RuleRevision, RuleRun
from upheld.rules.queries.meaning import RulePlan
from upheld.tickets.access import tracking_token
from upheld.tickets.access.files import forward_token
from upheld.tickets.actions import (
    bulk,
    closing_codes,
    closure,
    colleagues,
    custom_fields,
    effort,
    forward,
    macros,
    merge,
    message,
    saved_search,
    saved_view,
    sending,
    ticket_links,
    tracking,
    turn_away,
)
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import BulkAct, CustomField, Ticket, TicketLink
from upheld.tickets.queries.macros import Step
from upheld.workflows.merge_customers import merge_customers, merge_people

Row = dict[str, object]
# What a request states on each agreement.
FACTS = {"integrato": {"priority": "p2"}, "interworx": {"priority": "medium", "category": "support"}}
NO_FILES = Chosen(ids=())


def _front(desk: Desk, *, manager: User, at: datetime) -> Row:
    words = announcements.Words(
        level=Announcement.Level.INFO, texts={"en": "Back at ten."}, plans=(), starts_at=at, ends_at=None
    )
    unknown = correspondents.write_down(desk.name, "unknown@stranger.example", at=at)
    return {
        "announcement": announcements.write(desk, words, by=manager.as_actor, at=at).pk,
        "confirmation": confirmation_token(unknown.nonce),
    }


def stocked(desk: Desk, *, contact: Contact, agent: User, manager: User, at: datetime) -> Row:
    """Put one of everything on a desk; return each by the name that the table has for it."""
    tickets = [
        builders.ticket(contact, at=at, subject=f"Trouble {number}", **FACTS[desk.name]) for number in range(1, 6)
    ]
    closure.resolve(tickets[3], by=agent.as_actor, at=at)
    ticket_links.link(tickets[0], tickets[1], TicketLink.Kind.BLOCKS, by=agent.as_actor, at=at)
    return {
        "ticket": tickets[0].number,
        "merged": tickets[2].number,
        "closed": tickets[3].number,
        "alone": tickets[4].number,
        "merge": merge.merge(tickets[1], tickets[2], by=agent.as_actor, at=at).pk,
        **_said(tickets[0], agent=agent, at=at),
        **_queue(desk, tickets, agent=agent, at=at),
        **_settings(desk, tickets[0], agent=agent, manager=manager, at=at),
        **_customers(desk, at=at),
        **_links(desk, contact, tickets[0], at=at),
        **_front(desk, manager=manager, at=at),
        **_agreement(desk, at=at),
        **_turned_away(desk, at=at),
        **_articles(desk, at=at),
    }


def _said(ticket: Ticket, *, agent: User, at: datetime) -> Row:
    by = agent.as_actor
    shared = files.sent(ticket, by=by, at=at, shared_png=pictures.png())
    hidden = files.sent(ticket, by=by, at=at, kind="note", hidden_log=b"for us alone")
    begun = files.waiting(ticket, by=by, at=at, waiting_png=pictures.png())
    going = forward.Going(
        to="noc@carrier.example", text="See.", messages=[shared.message.public_id], files=[shared.public_id]
    )
    sent = forward.send(ticket, going, by=agent, at=at)
    answered = message.reply(ticket, "Here you are.", by=by, at=at)
    said = message.from_customer(ticket, "And something else.", channel="portal", by=ticket.contact.as_actor, at=at)
    out = sending.Outgoing(text="Soon.", files=NO_FILES, submission=sent.public_id)
    reply = sending.begin(ticket, out, by=agent, at=at + timedelta(minutes=9))
    assert reply is not None
    proposed = colleagues.invite(ticket, "someone@elsewhere.example", by=ticket.contact.as_actor, at=at)
    return {
        "file": shared.public_id,
        "hidden": hidden.public_id,
        "waiting": begun.public_id,
        "follow": proposed.pk,
        # Of its own: what is on the disk does not come back when a request is undone.
        "unwanted": files.waiting(ticket, by=by, at=at, unwanted_log=b"by mistake").public_id,
        "forward": forward_token(sent.public_id),
        "message": said.public_id,
        "reply": reply.public_id,
        "answer": answered.public_id,
        "spent": effort.spend(ticket, 10, note="", on=None, by=by, at=at).pk,
    }


def _queue(desk: Desk, tickets: list[Ticket], *, agent: User, at: datetime) -> Row:
    chosen = [ticket.pk for ticket in tickets[:1]]
    act = bulk.begin(desk, chosen, BulkAct.Verb.TAG, {"tag": "outage"}, by=agent, at=at)
    plan = saved_view.ViewPlan(name="Theirs", conditions=(when("tag", "outage"),))
    return {
        "act": act.pk,
        "search": saved_search.keep(desk, agent, name="Mine", text="trouble", at=at).pk,
        "view": saved_view.save(desk, plan, maker=agent, by=agent.as_actor, at=at).pk,
        "notification": Notification.objects.filter(desk=desk.name).earliest("pk").pk,
    }


def _settings(desk: Desk, ticket: Ticket, *, agent: User, manager: User, at: datetime) -> Row:
    by = manager.as_actor
    team = teams.form(desk, "Billing", by=by, at=at)
    teams.add_member(team, agent, by=by, at=at)
    described = custom_fields.Description(label="Build")
    fields = [custom_fields.add(desk, CustomField.Kind.TEXT, described, by=by, at=at)]
    fields.append(custom_fields.add(desk, CustomField.Kind.TEXT, custom_fields.Description(label="Site"), by=by, at=at))
    codes = [closing_codes.add(desk, label, by=by, at=at) for label in ("Fixed", "Nothing to do")]
    step = Step(act="tag", what="hot")
    services.adopt(desk, {"relay": "Relay"})
    rule = keep.add(desk, RulePlan(label="A rule", trigger="received", steps=(step,)), by=by, at=at)
    failed = runs.write(
        RuleRevision.objects.get(rule=rule),
        ticket,
        RuleRun.Outcome.REFUSED,
        refusal="could not",
        event=1,
        happened_at=at,
        depth=0,
        at=at,
    )
    token.create(desk, name="shop", by=by, at=at)
    invited = invitation.send(desk, f"new@{desk.name}.example", role=Membership.Role.AGENT, by=by, at=at)
    return {
        "team": team.pk,
        "agent": agent.pk,
        "member": Membership.objects.get(desk=desk, user=agent).pk,
        "field": fields[1].pk,
        "field_key": fields[0].key,
        "code": codes[1].pk,
        "code_key": codes[1].key,
        "macro": macros.add(desk, "Tag it", reply="Dear {customer.name}", steps=(step,), by=by, at=at).pk,
        "own_macro": macros.add(desk, "Mine", reply="x", steps=(), owner=agent, by=agent.as_actor, at=at).pk,
        "service": Service.objects.get(desk=desk, key="relay").pk,
        "rule": rule.pk,
        "run": failed.pk,
        "happening": _set_aside(ticket, at=at),
        "key": ApiToken.objects.get(desk=desk, name="shop").pk,
        "invitation": invited.pk,
        "invitation_token": invitation_token(invited.nonce),
    }


def _set_aside(ticket: Ticket, *, at: datetime) -> int:
    row = Happening.objects.create(
        event=ticket.pk,
        desk=ticket.desk,
        ticket=ticket,
        verb="received",
        happened_at=at,
        happened_by="system",
        fault="x",
    )
    return row.pk


def _customers(desk: Desk, *, at: datetime) -> Row:
    first, second, third = (builders.organisation(desk, f"{name} of {desk}", at=at) for name in ("A", "B", "C"))
    one, two, three = (
        contacts.add_contact(
            desk, email=f"{name}@{desk.name}.example", name=name, organisation=None, user=None, by=THE_DESK, at=at
        )
        for name in ("one", "two", "three")
    )
    return {
        "organisation": first.pk,
        "kept": second.pk,
        "contact": one.pk,
        "kept_contact": two.pk,
        "contract": Contract.objects.get(organisation=first).pk,
        "customer_note": notes.write(first, "Pays late.", by=THE_DESK, at=at).pk,
        "sender": senders.allow(first, f"{desk.name}.example", by=THE_DESK, at=at).pk,
        "website": client_of(desk, origin=f"https://{desk.name}.example", at=at).website.pk,
        "upload": importing.upload(desk, "customer\nNew\n", file_name="a.csv", by=THE_DESK, at=at).pk,
        "customer_merge": merge_customers(second, third, by=THE_DESK, at=at).pk,
        "person_merge": merge_people(two, three, by=THE_DESK, at=at).pk,
    }


def _links(desk: Desk, contact: Contact, ticket: Ticket, *, at: datetime) -> Row:
    survey.begin(desk, by=THE_DESK, at=at - timedelta(hours=9))
    asked = builders.ticket(contact, at=at - timedelta(hours=8), subject="Asked about", **FACTS[desk.name])
    closure.resolve(asked, by=THE_DESK, at=at - timedelta(hours=7))
    while ask.next_closure(at=at):
        pass
    nonce = Notification.objects.filter(desk=desk.name, template="survey").latest("pk").payload["survey"]
    return {
        "asked": asked.number,
        "track": tracking_token(tracking.make(ticket, contact, at=at).nonce),
        "survey": survey_token(nonce),
    }


def _agreement(desk: Desk, *, at: datetime) -> Row:
    draft = drafts.start(desk, by=THE_DESK, at=at)
    drafts.save(draft, f"{draft.text}\n", revision=draft.revision, by=THE_DESK, at=at)
    return {"revision": draft.revision}


def _turned_away(desk: Desk, *, at: datetime) -> Row:
    opening = Opening(subject="Elsewhere", text="x", channel="portal", facts=FACTS[desk.name], submission=uuid4())
    row = turn_away.turn_away(
        desk,
        opening,
        turn_away.Sender(name="Nobody", email=f"nobody@{desk.name}.example", contact=None),
        entitlement=Entitlement(outcome=Outcome.REFUSE, say="Not here.", clause=None),
        version=in_force(desk, at=at),
        typed={},
        at=at,
    )
    return {"refusal": row.pk, "refused": row.public_id}


def _articles(desk: Desk, *, at: datetime) -> Row:
    shelf = categories.add(desk, "Trouble", by=THE_DESK, at=at)
    spare = categories.add(desk, "Spare", by=THE_DESK, at=at)
    article = knowledge.published(desk, "Trouble explained", at=at, category=shelf, review_on=at.date())
    hidden = knowledge.published(desk, "For customers", at=at, visibility=Article.Visibility.CUSTOMERS)
    webinar = knowledge.webinar(desk, "About trouble", starts_at=at + timedelta(days=9), at=at)
    seats = [
        registration.ask(webinar, name="x", email=f"{name}@x.example", language="en", is_known=name == "b", at=at)
        for name in ("a", "b")
    ]
    retired = knowledge.published(desk, "Retired", at=at)
    publishing.retire(retired, by=THE_DESK, at=at)
    return {
        "article": article.pk,
        "retired_article": retired.pk,
        "slug": article.slug,
        "only_slug": knowledge.published(desk, f"Of {desk}", at=at).slug,
        "hidden_slug": hidden.slug,
        "webinar_slug": webinar.article.slug,
        "asked_seat": registration_token(seats[0].nonce),
        "seat": registration_token(seats[1].nonce),
        "shelf": spare.pk,
    }
