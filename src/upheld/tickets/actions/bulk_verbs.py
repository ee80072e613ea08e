"""What a bulk act does to one ticket, and how that is undone; which tickets, and when, is decided elsewhere.

Doing returns what undoing needs to know: None where nothing was changed, or where what was done cannot be taken back.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.desks.models import Team
from upheld.tickets.actions import assign, closure, follow, hold, tags, team, triage
from upheld.tickets.models import BulkAct, Follow, Hold, Ticket
from upheld.tickets.queries.tags import as_tag

Verb = BulkAct.Verb
Before = dict[str, Any]


class ChangedSince(ValueError):
    """Somebody changed it after the act; undoing would overwrite that."""


def do(verb: str, ticket: Ticket, arguments: Mapping[str, Any], *, by: User, at: datetime) -> Before | None:
    """Do a verb to one ticket. Raises what the action of the verb does."""
    return _DOES[verb](ticket, arguments, by, at)


def undo(verb: str, ticket: Ticket, arguments: Mapping[str, Any], before: Before, *, by: User, at: datetime) -> None:
    """Take back what a verb did to one ticket. Raises ChangedSince, and what the action that does it does."""
    _UNDOES[verb](ticket, {**arguments, **before}, by, at)


def _assign(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> Before | None:
    if said["agent"] == ticket.holder_id:
        return None
    _give(ticket, said["agent"], by, at)
    return {"holder": ticket.holder_id}


def _give(ticket: Ticket, agent: int | None, by: User, at: datetime) -> None:
    if agent is None:
        assign.release(ticket, by=by.as_actor, at=at)
    else:
        assign.give(ticket, User.objects.get(pk=agent), by=by.as_actor, at=at)


def _assign_back(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> None:
    if ticket.holder_id != said["agent"]:
        raise ChangedSince(_("somebody else has it by now"))
    _give(ticket, said["holder"], by, at)


def _pass(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> Before | None:
    passed = Team.objects.get(pk=said["team"]) if said["team"] else None
    team.pass_to(ticket, passed, reason=said["reason"], by=by.as_actor, at=at)
    return {"from": ticket.team_id}


def _pass_back(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> None:
    if ticket.team_id != said["team"]:
        raise ChangedSince(_("it is with another team by now"))
    _pass(ticket, {"team": said["from"], "reason": said["reason"]}, by, at)


def _tag(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> Before | None:
    had = as_tag(said["tag"]) in ticket.tags
    tags.add(ticket, said["tag"], by=by.as_actor, at=at)
    return None if had else {}


def _untag(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> Before | None:
    had = as_tag(said["tag"]) in ticket.tags
    tags.remove(ticket, said["tag"], by=by.as_actor, at=at)
    return {} if had else None


def _hold(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> Before | None:
    placed = hold.place(ticket, reason=said["reason"], note=said["note"], by=by.as_actor, at=at)
    return {"hold": placed.pk}


def _lift(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> None:
    if not Hold.objects.filter(pk=said["hold"], lifted_at__isnull=True).exists():
        raise ChangedSince(_("it is no longer held by that act"))
    hold.lift(ticket, by=by.as_actor, at=at)


def _resolve(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> Before | None:
    return {"closure": closure.resolve(ticket, code=said["code"], by=by.as_actor, at=at).pk}


def _reopen(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> None:
    if not ticket.closures.filter(pk=said["closure"], reopened_at__isnull=True).exists():
        raise ChangedSince(_("it was opened again since"))
    closure.reopen(ticket, by=by.as_actor, at=at)


def _prioritise(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> Before | None:
    triage.set_priority(ticket, said["priority"], reason=said["reason"], by=by.as_actor, at=at)
    return None


def _follow(ticket: Ticket, _said: Mapping[str, Any], by: User, at: datetime) -> Before | None:
    followed = _follows(ticket, by)
    follow.start(ticket, by, by=by.as_actor, at=at)
    return None if followed else {"who": by.pk}


def _unfollow(ticket: Ticket, _said: Mapping[str, Any], by: User, at: datetime) -> Before | None:
    followed = _follows(ticket, by)
    follow.stop(ticket, by, by=by.as_actor, at=at)
    return {"who": by.pk} if followed else None


def _follow_again(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> None:
    follow.start(ticket, User.objects.get(pk=said["who"]), by=by.as_actor, at=at)


def _leave_off(ticket: Ticket, said: Mapping[str, Any], by: User, at: datetime) -> None:
    follow.stop(ticket, User.objects.get(pk=said["who"]), by=by.as_actor, at=at)


def _follows(ticket: Ticket, person: User) -> bool:
    return Follow.objects.filter(ticket=ticket, user=person, ended_at__isnull=True).exists()


_DOES: dict[str, Callable[[Ticket, Mapping[str, Any], User, datetime], Before | None]] = {
    Verb.ASSIGN: _assign,
    Verb.TEAM: _pass,
    Verb.TAG: _tag,
    Verb.UNTAG: _untag,
    Verb.HOLD: _hold,
    Verb.RESOLVE: _resolve,
    Verb.PRIORITY: _prioritise,
    Verb.FOLLOW: _follow,
    Verb.UNFOLLOW: _unfollow,
}
_UNDOES: dict[str, Callable[[Ticket, Mapping[str, Any], User, datetime], object]] = {
    Verb.ASSIGN: _assign_back,
    Verb.TEAM: _pass_back,
    Verb.TAG: _untag,
    Verb.UNTAG: _tag,
    Verb.HOLD: _lift,
    Verb.RESOLVE: _reopen,
    Verb.FOLLOW: _leave_off,
    Verb.UNFOLLOW: _follow_again,
}
