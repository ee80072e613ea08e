"""The macros of a desk and of its people, and what one does step by step; doing it is an action."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from django.db.models import Q, QuerySet

from upheld.accounts.models import User
from upheld.desks.memory import remembered
from upheld.desks.models import Desk
from upheld.tickets.models import Macro

Act = Literal["note", "tag", "priority", "team", "assign", "draft", "tell", "hold", "resolve"]
# In which order the acts of one macro or rule are done, whatever order they were chosen in. Only rules draft and tell.
ACTS: tuple[Act, ...] = ("note", "tag", "priority", "team", "assign", "draft", "tell", "hold", "resolve")
# What follows the macro's reply rather than precedes it.
FOLLOWING: frozenset[Act] = frozenset({"hold", "resolve"})
# Instead of an agent's number: whoever runs the macro.
WHOEVER_RUNS_IT = "me"


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One act of a macro."""

    act: Act
    # The tag, the priority's key, the team's or the agent's number, the pause reason, the closing code, or the note;
    # for a draft the macro's number, for telling `agent:` or `team:` and a number.
    what: str
    # For the acts that ask for one.
    reason: str = ""


def macros_of(desk: Desk) -> Sequence[Macro]:
    """Return the macros that a desk offers, in its order: one query."""
    return list(_in_use(desk).filter(owner__isnull=True))


def macros_of_person(desk: Desk, person: User) -> Sequence[Macro]:
    """Return the macros that somebody keeps for themselves on a desk, in their order: one query."""
    return list(_in_use(desk).filter(owner=person))


def macros_for(desk: Desk, person: User) -> Sequence[Macro]:
    """Return the macros that somebody can run on a desk, their own first: one query."""
    return remembered(desk, ("macros", person.pk), lambda: _own_first(desk, person))


def _own_first(desk: Desk, person: User) -> Sequence[Macro]:
    found = _in_use(desk).filter(Q(owner__isnull=True) | Q(owner=person))
    return sorted(found, key=lambda macro: macro.owner_id is None)


def _in_use(desk: Desk) -> QuerySet[Macro]:
    return Macro.objects.filter(desk=desk, retired_at__isnull=True).order_by("position", "id")


def steps_of(macro: Macro) -> tuple[Step, ...]:
    """Return what a macro does, in the order in which it is done."""
    return as_steps(macro.steps)


def as_steps(rows: Sequence[dict[str, Any]]) -> tuple[Step, ...]:
    """Return steps as they were kept, in the order in which they are done."""
    return tuple(sorted(map(_step, rows), key=lambda step: ACTS.index(step.act)))


def as_rows(steps: Sequence[Step]) -> list[dict[str, str]]:
    """Return steps as they are kept."""
    return [{"act": step.act, "what": step.what, "reason": step.reason} for step in steps]


def _step(row: dict[str, Any]) -> Step:
    return Step(act=cast(Act, row["act"]), what=row["what"], reason=row["reason"])
