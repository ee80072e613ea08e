"""Drawing what ends and pauses a clock, and when the desk is warned."""

from servicelevel.agreement.drawing.drawer import Drawer, Drawn
from servicelevel.agreement.page_nodes import FactsList, Note
from servicelevel.agreement.promising.derivation import METRIC_WORDS, STRENGTH_WORDS
from servicelevel.agreement.terms import Metric, PauseReason, Reopening, Strength, WarningTerm
from servicelevel.decisions.explain import listing

_REOPENED = {
    Reopening.FROM_RECEIPT: "Reopened, it is counted again from receipt, and pauses stay out.",
    Reopening.FROM_REOPENING: "Reopened, it is counted afresh.",
    Reopening.UNTOUCHED: "Reopening leaves it as it is.",
}
_ROLES = {"assignee": "whoever has the ticket"}


def clocks(drawer: Drawer) -> Drawn:
    """Draw what starts and ends the clock of each metric."""
    rules = [rule for rule in drawer.agreement.clock_rules.values() if rule.clause == drawer.clause]
    pairs = tuple(
        (
            METRIC_WORDS[rule.metric],
            f"Ends when {_happenings(rule.stops)}. {_REOPENED[rule.reopening]}",
        )
        for rule in rules
    )
    return (FactsList(title="What ends a clock", pairs=pairs),)


_ENDED = {
    "public_reply": "a person on our desk has answered",
    "workaround": "there is a workaround",
    "resolved": "it is resolved",
    "customer_reply": "the customer has replied",
    "cancelled": "it is cancelled",
}


def _happenings(happenings: frozenset[str]) -> str:
    return listing((_ENDED.get(word, word.replace("_", " ")) for word in sorted(happenings)), last="or")


def pause_reasons(drawer: Drawer) -> Drawn:
    """Draw which waiting pauses what."""
    known = drawer.here(drawer.agreement.pause_reasons)
    return (FactsList(title="While we wait", pairs=tuple((pause.label, _stands_still(pause)) for pause in known)),)


def _stands_still(pause: PauseReason) -> str:
    still = listing(METRIC_WORDS[metric].lower() for metric in Metric if metric in pause.pauses)
    return f"The time to {still} stands still" if still else "No time stands still"


def warnings(drawer: Drawer) -> Drawn:
    """Draw when our own people are warned."""
    return tuple(
        Note(text=f"When {float(term.share):.0%} of {_warned(term)} has gone by, the desk warns {_told(term)}.")
        for term in drawer.here(drawer.agreement.warnings)
    )


def _warned(term: WarningTerm) -> str:
    firm = listing((STRENGTH_WORDS[strength] for strength in Strength if strength in term.strengths), last="or")
    return f"a time that is {firm}" if firm else "a promised time"


def _told(term: WarningTerm) -> str:
    return listing(_ROLES.get(role, f"the {role}") for role in term.tell)
