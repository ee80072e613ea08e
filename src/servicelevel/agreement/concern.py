"""Concern: which plans a change of an agreement is about, so that only their customers need be told.

The change itself is found in `amendment`.
"""

from servicelevel.agreement.amendment import difference
from servicelevel.agreement.document import BlockKind
from servicelevel.agreement.terms import Agreement, TargetRule
from servicelevel.agreement.written import Listing, Node, Record

_PLAN = "plan"
_SAID = ("metric", "when", "amount", "strength", "calendar", "from_opening", "fulfilled_by", "say")


def plans_concerned(earlier: Agreement, later: Agreement) -> frozenset[str] | None:
    """Return the plans whose promises `later` changes in `earlier`; None if it concerns every customer.

    Only a change of nothing but promises that name their plans is narrowed down; any other, of a word, of hours or
    of a promise to all, concerns everyone.
    Source: agreement language, "Who may ask" and "Targets".
    """
    plans: set[str] = set()
    for change in difference(earlier, later):
        if _but_promises(earlier, change.number) != _but_promises(later, change.number):
            return None
        before, after = (_promises(agreement, change.number) for agreement in (earlier, later))
        differing = _differing(before, after)
        if differing is None or any(_PLAN not in rule.when.facts for rule in differing):
            return None
        plans.update(*(rule.when.facts[_PLAN] for rule in differing))
    return frozenset(plans)


def _but_promises(agreement: Agreement, number: str) -> tuple[object, ...]:
    """Return all that a clause says besides its promises and examples; empty if there is no such clause."""
    sections = [section for section in agreement.document.sections if section.clause.number == number]
    words = [block.source for section in sections for block in section.blocks if block.kind is BlockKind.PROSE]
    stated = [term for term in agreement.statements if term.clause.number == number and term.kind != "targets"]
    terms = [(term.kind, _written(term.node)) for term in stated]
    return (*(section.clause.title for section in sections), *words, *terms)


def _written(node: Node) -> object:
    """Return what is written, without the lines on which it stands."""
    if isinstance(node, Record):
        return tuple((key.value, _written(value)) for key, value in node.pairs)
    return tuple(_written(item) for item in node.items) if isinstance(node, Listing) else node.value


def _promises(agreement: Agreement, number: str) -> tuple[TargetRule, ...]:
    return tuple(rule for rule in agreement.targets if rule.clause.number == number)


def _differing(before: tuple[TargetRule, ...], after: tuple[TargetRule, ...]) -> list[TargetRule] | None:
    """Return the rules that only one version has; None if those of both stand in another order, which may matter."""
    old, new = ([_said(rule) for rule in rules] for rules in (before, after))
    if [words for words in old if words in new] != [words for words in new if words in old]:
        return None
    gone = [rule for rule, words in zip(before, old, strict=True) if words not in new]
    return gone + [rule for rule, words in zip(after, new, strict=True) if words not in old]


def _said(rule: TargetRule) -> tuple[object, ...]:
    """Return what a rule says, without the place where it stands."""
    return tuple(getattr(rule, name) for name in _SAID)
