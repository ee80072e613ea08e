"""One file per model."""

from upheld.rules.models.happening import Happening
from upheld.rules.models.rule import Rule
from upheld.rules.models.rule_revision import RuleRevision
from upheld.rules.models.rule_run import RuleRun
from upheld.rules.models.rule_trial import RuleTrial
from upheld.rules.models.wait import Wait

__all__ = ["Happening", "Rule", "RuleRevision", "RuleRun", "RuleTrial", "Wait"]
