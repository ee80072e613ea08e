"""Entitlement: serve, redirect, refuse or best effort, for these facts.

What is promised then lives in `clocks`.
"""

from dataclasses import dataclass

from servicelevel.agreement.conditions import Situation, first_match
from servicelevel.agreement.terms import Clause, Outcome
from servicelevel.decisions.decision import Decision, Reason
from servicelevel.decisions.phrase import phrase

_SAID = {
    Outcome.SERVE: phrase("This request is served."),
    Outcome.REDIRECT: phrase("This request is redirected; nothing is promised here."),
    Outcome.REFUSE: phrase("This request is not covered; nothing is promised."),
    Outcome.BEST_EFFORT: phrase("This request is served as best effort."),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Entitlement:
    """What the person who asks is entitled to."""

    outcome: Outcome
    # the words for saying so; None where nothing need be said
    say: str | None
    # None where the agreement names no condition
    clause: Clause | None

    @property
    def served(self) -> bool:
        """Whether anything is promised at all."""
        return self.outcome in (Outcome.SERVE, Outcome.BEST_EFFORT)


def decide_entitlement(situation: Situation) -> Decision[Entitlement]:
    """Return what the situation's facts entitle to; an agreement without a rule for them serves.

    Source: the agreement's entitlement terms, first match wins.
    """
    rule = first_match(situation.agreement.entitlements, situation)
    entitlement = (
        Entitlement(outcome=Outcome.SERVE, say=None, clause=_clause_on_who(situation))
        if rule is None
        else Entitlement(outcome=rule.outcome, say=rule.say, clause=rule.clause)
    )
    said = _SAID[entitlement.outcome]
    if entitlement.say:
        said = phrase("{sentence} {further}", sentence=said, further=entitlement.say)
    return Decision(
        verdict=entitlement,
        at=situation.received_at,
        because=(Reason(said=said, clause=entitlement.clause),),
        facts=situation.facts,
    )


def _clause_on_who(situation: Situation) -> Clause | None:
    """Return the clause that says who may ask, which is why everyone it does not name is served."""
    rules = situation.agreement.entitlements
    return rules[0].clause if rules else None
