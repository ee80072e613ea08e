"""Drawing escalation and emergencies."""

from servicelevel.agreement.drawing.drawer import Drawer, Drawn, stated
from servicelevel.agreement.page_nodes import Cell, CheckList, FactsList, Note, Table
from servicelevel.agreement.promising.derivation import page_said
from servicelevel.agreement.terms import ChargeTerm, EmergencyTerm, LadderStep
from servicelevel.decisions.explain import duration_words, listing


def escalation(drawer: Drawer) -> Drawn:
    """Draw how escalation is asked for, and the ladder."""
    term = stated(drawer.agreement.escalation)
    plans = {plan.key: plan.label for plan in drawer.agreement.plans}
    rows = tuple(
        (
            Cell(text=request.label, note=request.address),
            Cell(text=request.how),
            Cell(text=listing(plans[plan] for plan in plans if plan in request.plans) or "Everyone"),
        )
        for request in term.requests
        if drawer.plan is None or not request.plans or drawer.plan in request.plans
    )
    asked = Table(caption="Asking for escalation", columns=("Way", "How", "For"), rows=rows)
    ladder = tuple((_step_words(step), step.to) for step in term.ladder)
    return (asked, FactsList(title="The ladder", pairs=ladder)) if ladder else (asked,)


def _step_words(step: LadderStep) -> str:
    if step.share is not None:
        return f"At {step.share} % of the time"
    return f"After {duration_words(step.after)}" if step.after else "At once"


def emergency(drawer: Drawer) -> Drawn:
    """Draw what an emergency is, who is alerted, what it may cost."""
    term = stated(drawer.agreement.emergencies)
    return (
        *_lists(term),
        *_alerts(term, drawer),
        *_judgement(term),
        *_charges(term, drawer),
    )


def _lists(term: EmergencyTerm) -> Drawn:
    plain = tuple(heading for heading, items in term.examples if not items)
    lists = [CheckList(title="What is an emergency", items=plain, qualifies=True)] if plain else []
    lists += [CheckList(title=heading, items=items, qualifies=True) for heading, items in term.examples if items]
    if term.not_qualifying:
        lists.append(CheckList(title="What is not", items=term.not_qualifying, qualifies=False))
    return tuple(lists)


def _alerts(term: EmergencyTerm, drawer: Drawer) -> Drawn:
    pairs = tuple(
        (drawer.condition_words(rule.when) or "Always", str(page_said(rule.who, rule.by))) for rule in term.pages
    )
    steps = tuple((f"Nobody answers: {_step_words(step).lower()}", step.to) for step in term.unanswered)
    return (FactsList(title="Who is alerted", pairs=pairs + steps),) if pairs else ()


def _judgement(term: EmergencyTerm) -> Drawn:
    judged = (Note(text=f"Whether it is one is judged by {term.judged_by}."),) if term.judged_by else ()
    return (*judged, Note(text=f"If it is not one, we say: {term.otherwise}")) if term.otherwise else judged


def _charges(term: EmergencyTerm, drawer: Drawer) -> Drawn:
    known = [charge for charge in term.charges if drawer.concerns(charge.when)]
    pairs = tuple((drawer.condition_words(charge.when) or "Everyone", _rate(charge)) for charge in known)
    said = tuple(Note(text=charge.say) for charge in known if charge.say)
    return (FactsList(title="What it costs", pairs=pairs), *said) if known else ()


def _rate(charge: ChargeTerm) -> str:
    return f"{charge.amount} {charge.currency} per {charge.per}{', if we choose to charge it' * charge.may}"
