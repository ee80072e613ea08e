"""Rules and their trials as the API's answers."""

from typing import Any

from upheld.rules.models import Rule, RuleRevision, RuleTrial
from upheld.rules.queries.meaning import steps_of
from upheld.rules.queries.vocabulary import Vocabulary, as_said
from upheld.surfaces.api.v1.schemas import rules as shapes
from upheld.surfaces.api.v1.schemas.views import ConditionShown


def rule(row: Rule, says: RuleRevision, words: Vocabulary) -> shapes.RuleShown:
    """Return a rule as lists show it."""
    return shapes.RuleShown(**_shown(row, says, words))


def whole(row: Rule, says: RuleRevision, tried: RuleTrial | None, words: Vocabulary) -> shapes.RuleWhole:
    """Return a rule by itself."""
    return shapes.RuleWhole(**_shown(row, says, words), trial=trial(tried) if tried else None)


def trial(row: RuleTrial) -> shapes.TrialShown:
    """Return what a revision would have done."""
    return shapes.TrialShown(
        revision=row.revision.number,
        at=row.tried_at,
        looked_at=row.looked_at_count,
        happened=row.happened_count,
        fitting=row.fitting_count,
        tickets=[shapes.TriedOn(number=one["number"], refusal=one["refusal"] or None) for one in row.results],
    )


def _shown(row: Rule, says: RuleRevision, words: Vocabulary) -> dict[str, Any]:
    return {
        "number": row.pk,
        "label": row.label,
        "revision": says.number,
        "running": row.running.number if row.running else None,
        "stopped_because": row.stopped_because or None,
        "trigger": says.trigger,
        "after_seconds": says.after_s,
        "conditions": [ConditionShown.model_validate(one) for one in says.conditions],
        "steps": [
            shapes.StepShown(act=one.act, what=one.what, reason=one.reason) for one in as_said(steps_of(says), words)
        ],
    }
