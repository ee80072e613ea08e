"""Drawing what ends and pauses a clock, and when the desk is warned."""

from collections.abc import Iterable

from servicelevel.agreement.drawing.drawer import Drawer, Drawn, stated
from servicelevel.agreement.page_nodes import FactsList, Note
from servicelevel.agreement.promising.derivation import METRIC_WORDS, STRENGTH_WORDS
from servicelevel.agreement.terms import Metric, Reopening, Strength, WarningTerm
from servicelevel.decisions.explain import counted_words, listing

_REOPENED = {
    Reopening.FROM_RECEIPT: "Reopened, it is counted again from receipt, and pauses stay out.",
    Reopening.FROM_REOPENING: "Reopened, it is counted afresh.",
    Reopening.UNTOUCHED: "Reopening leaves it as it is.",
}
_UNTIL = {
    Metric.RESPONSE_TIME: "a first response",
    Metric.NEXT_RESPONSE_TIME: "the next response",
    Metric.UPDATE_INTERVAL: "an update",
    Metric.WORKAROUND_TIME: "a workaround",
    Metric.RESOLUTION_TIME: "a resolution",
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
    """Draw which waiting pauses what, as far as a time is promised for it."""
    promised = [m for m in Metric if any(rule.metric is m and rule.amount for rule in drawer.agreement.targets)]
    known = drawer.here(drawer.agreement.pause_reasons)
    pairs = tuple((pause.label, _stands_still(m for m in promised if m in pause.pauses)) for pause in known)
    return (FactsList(title="While we wait", pairs=pairs),)


def _stands_still(metrics: Iterable[Metric]) -> str:
    still = listing(_UNTIL[metric] for metric in metrics)
    return f"The time to {still} stands still" if still else "No promised time stands still"


def reopening(drawer: Drawer) -> Drawn:
    """Draw how long a resolved ticket may be opened again."""
    days = counted_words(stated(drawer.agreement.reopening).within_days, "day")
    return (Note(text=f"A resolved ticket can be opened again for {days}. After that, a new one goes on from it."),)


def warnings(drawer: Drawer) -> Drawn:
    """Draw when our own people are warned."""
    return tuple(
        Note(text=f"When {_share(term)}{_warned(term)} has gone by, the desk warns {_told(term)}.")
        for term in drawer.here(drawer.agreement.warnings)
    )


def _warned(term: WarningTerm) -> str:
    firm = listing((STRENGTH_WORDS[strength] for strength in Strength if strength in term.strengths), last="or")
    return f"a time that is {firm}" if firm else "a promised time"


def _told(term: WarningTerm) -> str:
    return listing(_ROLES.get(role, f"the {role}") for role in term.tell)


def _share(term: WarningTerm) -> str:
    return f"{float(term.share):.0%} of " if term.share < 1 else ""
