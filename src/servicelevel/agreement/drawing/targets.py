"""Drawing the promises of each metric as a table."""

from collections.abc import Sequence

from servicelevel.agreement.drawing.drawer import Drawer, Drawn, capital
from servicelevel.agreement.page_nodes import Cell, Note, Table
from servicelevel.agreement.promising.derivation import METRIC_WORDS, STRENGTH_WORDS
from servicelevel.agreement.terms import Counted, DayRule, Metric, Received, TargetRule
from servicelevel.decisions.explain import listing


def targets(drawer: Drawer) -> Drawn:
    """Draw the promises of each metric as a table: for what, how soon, how counted, how firm."""
    rules = drawer.here(drawer.agreement.targets)
    tables = (_metric(metric, [rule for rule in rules if rule.metric is metric], drawer) for metric in Metric)
    return tuple(node for table in tables for node in table)


def _metric(metric: Metric, rules: Sequence[TargetRule], drawer: Drawer) -> Drawn:
    known = [rule for index, rule in enumerate(rules) if _reached(rule, rules[:index], drawer)]
    if not known:
        return ()
    counted = [_counted(rule, drawer) for rule in known]
    firm = [STRENGTH_WORDS[rule.strength] if rule.amount else "" for rule in known]
    columns = ["For", METRIC_WORDS[metric]]
    rows = [[Cell(text=_for(rule, rules, drawer)), _promise(rule)] for rule in known]
    for column, texts in (("Counted", counted), ("How firm", firm)):
        if len({*texts} - {""}) > 1:
            columns.append(column)
            rows = [[*row, Cell(text=text)] for row, text in zip(rows, texts, strict=True)]
    table = Table(caption=METRIC_WORDS[metric], columns=tuple(columns), rows=tuple(tuple(row) for row in rows))
    return (table, *_alike(known, {*counted} - {""}, {*firm} - {""}))


def _alike(rules: Sequence[TargetRule], counted: set[str], firm: set[str]) -> Drawn:
    """Return in words what every promise of a table has in common, and the table therefore leaves out."""
    said = [f"Counted {next(iter(counted))}."] if len(counted) == 1 else []
    subject = "Each is" if len(rules) > 1 else "It is"
    said += [f"{subject} {next(iter(firm))}."] if len(firm) == 1 else []
    return (Note(text=" ".join(said)),) if said else ()


def _reached(rule: TargetRule, earlier: Sequence[TargetRule], drawer: Drawer) -> bool:
    """Say whether the drawer's plan ever gets to `rule`: an earlier one like it but for the plan may come first."""
    shadowed = drawer.plan and any(
        drawer.concerns(other.when) and _but_plan(other) == _but_plan(rule) for other in earlier
    )
    return drawer.concerns(rule.when) and not shadowed


def _but_plan(rule: TargetRule) -> tuple[dict[str, frozenset[str]], Received]:
    return {key: values for key, values in rule.when.facts.items() if key != "plan"}, rule.when.received


def _for(rule: TargetRule, rules: Sequence[TargetRule], drawer: Drawer) -> str:
    """Return whom a rule is for; one that names no plan, after others that do, is for the plans that are left."""
    words = drawer.condition_words(rule.when)
    alike = (other.when.facts.get("plan", frozenset()) for other in rules if _but_plan(other) == _but_plan(rule))
    taken = frozenset().union(*alike)
    if "plan" in rule.when.facts or drawer.plan is not None or not taken:
        return words or ("Everything" if len(rules) == 1 else "Everything else")
    left = listing((plan.label for plan in drawer.agreement.plans if plan.key not in taken), last="or")
    return ", ".join(filter(None, (words, left)))


def _promise(rule: TargetRule) -> Cell:
    if rule.amount is None:
        return Cell(text="No promise of time", clause=rule.clause, note=rule.say)
    bare = rule.amount.text or rule.amount.by is not None
    words = capital(rule.amount.words if bare else f"within {rule.amount.words}")
    return Cell(text=words, strength=rule.strength, clause=rule.clause, note=rule.say)


def _counted(rule: TargetRule, drawer: Drawer) -> str:
    amount = rule.amount
    if amount is None or amount.text is not None or amount.by is not None:
        return ""
    label = drawer.calendar_label(rule.calendar) if rule.calendar else ""
    if amount.counted is Counted.ELAPSED:
        opening = f", from the next opening of {label}" if rule.from_opening else ""
        return f"on the clock, day and night{opening}"
    closing = " to the end of the day" if amount.day_rule is DayRule.END_OF_DAY else ""
    return f"in {label}{closing}" if label != "round the clock" else label
