"""Judging a ticket anew: its priority, whether it is an emergency, and facts that were wrong."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.recount import Grounds
from servicelevel.priority.triage import declares_emergency
from servicelevel.priority.triage import set_priority as judged_priority
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets import facts
from upheld.tickets.actions import lock, recount, tell
from upheld.tickets.models import Recount, Ticket

# Facts that have an act of their own, or that only a contract settles.
JUDGED_ELSEWHERE = frozenset({"priority", "emergency", "plan", "licence"})


class NotForTheDesk(ValueError):
    """The agreement does not let the provider judge this."""


class AlreadySo(ValueError):
    """It is judged so already."""


class NotDeclared(ValueError):
    """Nobody has declared an emergency, so there is none to judge."""


@transaction.atomic
def set_priority(
    ticket: Ticket, priority: str, *, reason: str, by: Actor, at: datetime, seen: int | None = None
) -> Recount:
    """Set the priority that counts; what the customer asked is kept beside it.

    Locks the ticket. Its clocks are counted anew from receipt; the customer is told the new promise and the reason.
    Refuses what `recount.refuse_unless_open` does, a priority that the agreement does not know (UnknownFactValue) or
    does not let the provider judge, and one that is set already.
    """
    ticket = lock.ticket(ticket)
    recount.refuse_unless_open(ticket, reason=reason, seen=seen)
    agreement = facts.agreement_of(ticket)
    if agreement.triage is None or agreement.triage.judged_by != "provider":
        raise NotForTheDesk(_("the agreement does not let the desk judge the priority"))
    judgement = judged_priority(agreement, asked=ticket.priority_asked or None, judged=priority, at=at)
    if judgement.verdict.counts == ticket.priority:
        raise AlreadySo(
            _("%(reference)s has this priority already") % {"reference": f"{ticket.desk.prefix}-{ticket.number}"}
        )
    after = {**ticket.facts, "priority": judgement.verdict.counts}
    act = recount.Act(cause=Recount.Cause.PRIORITY, reason=reason, by=by, at=at)
    row = _hold_to(ticket, agreement, after, act=act)
    told = {"asked": ticket.priority_asked, "from": row.facts_before.get("priority", ""), "to": priority}
    _record(ticket, "priority set", row, told, by=by, at=at)
    return row


@transaction.atomic
def judge_emergency(
    ticket: Ticket, *, emergency: bool, reason: str, by: Actor, at: datetime, seen: int | None = None
) -> Recount:
    """Judge whether a declared emergency is one; who judged it is kept, even if it changes no promise.

    Locks the ticket. If it is none, the facts that declared it fall back to the agreement's defaults and the clocks
    are counted anew; the customer is told either way, in the agreement's words. Refuses what
    `recount.refuse_unless_open` does, a ticket that declares none, and one that is judged so already.
    """
    ticket = lock.ticket(ticket)
    recount.refuse_unless_open(ticket, reason=reason, seen=seen)
    agreement = facts.agreement_of(ticket)
    _refuse_unless_declared(ticket, agreement)
    last = Recount.objects.filter(ticket=ticket, cause=Recount.Cause.EMERGENCY).order_by("-id").first()
    after = judged_facts(ticket.facts, agreement, emergency=emergency)
    if last is not None and dict(last.facts_after) == after == ticket.facts:
        raise AlreadySo(
            _("%(reference)s is judged so already") % {"reference": f"{ticket.desk.prefix}-{ticket.number}"}
        )
    act = recount.Act(cause=Recount.Cause.EMERGENCY, reason=reason, by=by, at=at)
    say = agreement.emergencies.otherwise if agreement.emergencies and not emergency else None
    row = _hold_to(ticket, agreement, after, act=act, say=say, emergency=emergency)
    _record(ticket, "emergency judged", row, {"emergency": emergency}, by=by, at=at)
    return row


@transaction.atomic
def correct_facts(
    ticket: Ticket, right: Mapping[str, str], *, reason: str, by: Actor, at: datetime, seen: int | None = None
) -> Recount:
    """Put facts right that were stated wrongly: category, service, topic, channel and the like.

    Locks the ticket; its clocks are counted anew and the customer is told. Refuses what `recount.refuse_unless_open`
    does, facts that have an act of their own, unknown ones (PromiseError), and a correction that changes nothing.
    """
    ticket = lock.ticket(ticket)
    recount.refuse_unless_open(ticket, reason=reason, seen=seen)
    if elsewhere := sorted(JUDGED_ELSEWHERE & right.keys()):
        raise NotForTheDesk(_("%(facts)s is not corrected here") % {"facts": ", ".join(elsewhere)})
    after = {**ticket.facts, **right}
    if after == ticket.facts:
        raise AlreadySo(_("these are the facts already"))
    act = recount.Act(cause=Recount.Cause.FACTS, reason=reason, by=by, at=at)
    row = _hold_to(ticket, facts.agreement_of(ticket), after, act=act)
    _record(ticket, "facts corrected", row, {"right": dict(right)}, by=by, at=at)
    return row


def change_plan(ticket: Ticket, plan: str, *, reason: str, by: Actor, at: datetime) -> Recount | None:
    """Count an open ticket by another plan, because its contract changed; the caller's transaction holds all of it.

    Locks the ticket. None if it is resolved by now, or its agreement promises by no plan. Raises PromiseError.
    """
    ticket = lock.ticket(ticket)
    agreement = facts.agreement_of(ticket)
    if ticket.state == Ticket.State.RESOLVED or "plan" not in agreement.facts or ticket.facts.get("plan") == plan:
        return None
    act = recount.Act(cause=Recount.Cause.PLAN, reason=reason, by=by, at=at)
    row = _hold_to(ticket, agreement, {**ticket.facts, "plan": plan}, act=act)
    _record(ticket, "plan changed", row, {"to": plan}, by=by, at=at)
    return row


def judged_facts(stated: Mapping[str, str], agreement: Agreement, *, emergency: bool) -> dict[str, str]:
    """Return the facts of a declared emergency once it is judged.

    Where the agreement has a fact for it, that is set; else what declared it falls back to its default.
    Raises: NotForTheDesk, if there is nothing to fall back to.
    """
    if "emergency" in agreement.facts:
        return {**stated, "emergency": "true" if emergency else "false"}
    if emergency or agreement.emergencies is None:
        return dict(stated)
    declaring = agreement.emergencies.declared_when.facts
    fallen = {key: agreement.facts[key].default for key in declaring}
    after = {**stated, **{key: value for key, value in fallen.items() if value is not None}}
    if all(after.get(key) in values for key, values in declaring.items()):
        raise NotForTheDesk(_("the agreement says of nothing what it is otherwise; set the priority instead"))
    return after


def _refuse_unless_declared(ticket: Ticket, agreement: Agreement) -> None:
    if agreement.emergencies is None or agreement.emergencies.judged_by is None:
        raise NotForTheDesk(_("the agreement lets nobody judge an emergency; set the priority instead"))
    judged = Recount.objects.filter(ticket=ticket, cause=Recount.Cause.EMERGENCY).exists()
    if not judged and not declares_emergency(agreement, facts=ticket.facts, at=ticket.received_at).verdict:
        raise NotDeclared(
            _("%(reference)s is not declared an emergency") % {"reference": f"{ticket.desk.prefix}-{ticket.number}"}
        )


def _hold_to(
    ticket: Ticket,
    agreement: Agreement,
    after: Mapping[str, str],
    *,
    act: recount.Act,
    say: str | None = None,
    emergency: bool | None = None,
) -> Recount:
    grounds = Grounds(agreement=agreement, facts=dict(after))
    row = recount.hold_to(ticket, grounds, version=ticket.agreement_version, act=act)
    tell.customer_of_recount(ticket, row, agreement, say=say, emergency=emergency, at=act.at)
    return row


def _record(ticket: Ticket, verb: str, row: Recount, told: dict[str, object], *, by: Actor, at: datetime) -> None:
    about = {**told, "reason": row.reason, "changes": row.changes}
    record("ticket", ticket.number, verb, desk=ticket.desk.name, by=by, at=at, facts=about)
