"""Triage: asked priority and judgement give the priority that counts; and whether a ticket declares an emergency.

What a priority promises lives in `agreement.promising`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement.conditions import Situation, UnknownFactValue, complete_facts, holds
from servicelevel.agreement.terms import Agreement, PriorityTerm
from servicelevel.decisions.decision import Decision, Reason
from servicelevel.decisions.explain import listing


@dataclass(frozen=True, kw_only=True, slots=True)
class SetPriority:
    """The priority that counts, beside the one that was asked for; both are kept."""

    # None where nobody chose one and the agreement's default was taken
    asked: str | None
    counts: str
    # whether somebody judged it differently from what was asked
    rejudged: bool


def set_priority(agreement: Agreement, *, asked: str | None, judged: str | None, at: datetime) -> Decision[SetPriority]:
    """Return the priority that counts: the judged one, else the one asked for, else the agreement's default.

    Raises: UnknownFactValue, if either is unknown, or none is given and the agreement has no default.
    Source: the agreement's priorities and triage terms.
    """
    default = next((term for term in agreement.priorities if term.default), None)
    wish = _known(agreement, asked) if asked is not None else default
    term = _known(agreement, judged) if judged is not None else wish
    if term is None:
        raise UnknownFactValue(f"no priority was chosen; {agreement.name} knows {_allowed(agreement)}")
    verdict = SetPriority(asked=asked, counts=term.key, rejudged=asked is not None and asked != term.key)
    return Decision(verdict=verdict, at=at, because=_because(agreement, verdict, term), facts={"priority": term.key})


def _because(agreement: Agreement, verdict: SetPriority, term: PriorityTerm) -> tuple[Reason, ...]:
    if verdict.rejudged and agreement.triage is not None:
        asked = _known(agreement, verdict.asked or "").label
        changed = Reason(said=f"Asked as {asked}, judged to be {term.label}.", clause=agreement.triage.clause)
        return (changed, Reason(said=f"{term.label}: {term.definition}.", clause=term.clause))
    how = "is taken when none is chosen" if verdict.asked is None else "was chosen"
    return (Reason(said=f"{term.label} {how}: {term.definition}.", clause=term.clause),)


def _known(agreement: Agreement, key: str) -> PriorityTerm:
    found = next((term for term in agreement.priorities if term.key == key), None)
    if found is None:
        raise UnknownFactValue(f"{agreement.name} knows no priority {key!r}; allowed: {_allowed(agreement)}")
    return found


def _allowed(agreement: Agreement) -> str:
    return listing((term.key for term in agreement.priorities), last="or")


def declares_emergency(agreement: Agreement, *, facts: Mapping[str, str], at: datetime) -> Decision[bool]:
    """Return whether a ticket with `facts`, received at `at`, is a declared emergency; a person may judge otherwise.

    Raises: PromiseError, as a promise for the same facts would.
    Source: the agreement's emergency terms.
    """
    known = complete_facts(facts, agreement=agreement)
    emergency = agreement.emergencies
    if emergency is None:
        reason = Reason(said="The agreement knows no emergencies.")
        return Decision(verdict=False, at=at, because=(reason,), facts=known)
    declared = holds(emergency.declared_when, Situation(agreement=agreement, facts=known, received_at=at))
    words = "This is a declared emergency." if declared else "This is not a declared emergency."
    return Decision(verdict=declared, at=at, because=(Reason(said=words, clause=emergency.clause),), facts=known)
