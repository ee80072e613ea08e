"""Credit tables with holes, overlaps or steps that reward the worse month. The sums live in `availability`."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from servicelevel.agreement.lint.finding import Check, Finding, Place, Severity, at_name, at_node
from servicelevel.agreement.terms import Agreement, CreditTerm
from servicelevel.agreement.written import items_of, written_at

HOLE = Check(
    code="credit-table-hole",
    severity=Severity.BLOCKING,
    finds="a stretch below a service's guarantee for which no step of the credit table holds",
    why="The guarantee is not kept there and nothing is owed for it.",
)
OVERLAP = Check(
    code="credit-table-overlap",
    severity=Severity.BLOCKING,
    finds="two steps of the credit table with the same limit",
    why="Two credits are stated for one availability.",
)
ORDER = Check(
    code="credit-table-not-monotone",
    severity=Severity.BLOCKING,
    finds="a step of the credit table that gives less, or no more, than the step above it",
    why="A worse month would be worth less to the customer than a better one.",
)
ABOVE = Check(
    code="credit-above-guarantee",
    severity=Severity.BLOCKING,
    finds="a step that begins above a service's guarantee",
    why="A credit would be owed though the guarantee was kept.",
)
CAP = Check(
    code="credit-above-cap",
    severity=Severity.ADVICE,
    finds="a step with a credit above the cap",
    why="Readers see a credit that is never paid.",
)
NO_GUARANTEE = Check(
    code="credit-without-guarantee",
    severity=Severity.BLOCKING,
    finds="credits, and no service whose availability is guaranteed",
    why="There is nothing that could fall short.",
)
CHECKS = (HOLE, OVERLAP, ORDER, ABOVE, CAP, NO_GUARANTEE)


def find(agreement: Agreement) -> Iterator[Finding]:
    """Yield what is wrong with the credit table, each at its step."""
    term = agreement.credits
    node = written_at(agreement.statements, "credits")
    if term is None or node is None:
        return
    places = [at_node(item, term.clause) for item in items_of(written_at(agreement.statements, "credits", "steps"))]
    if not any(service.availability is not None for service in agreement.services):
        message = "credits are owed, but no service has an availability."
        instead = "Write the availability of a service, as in 99.9 %."
        yield NO_GUARANTEE.found(at_node(node, term.clause), message, instead=instead, about=("credits",))
    yield from _against_services(agreement, term, places)
    yield from _among_steps(term, places)


def _against_services(agreement: Agreement, term: CreditTerm, places: list[Place]) -> Iterator[Finding]:
    limits = [step.below for step in term.steps if step.below is not None]
    to_the_top = any(step.below is None for step in term.steps)
    for service in agreement.services:
        guarantee = service.availability
        if guarantee is None:
            continue
        if not to_the_top and max(limits, default=Decimal(0)) < guarantee:
            message = (
                f"{service.key} is guaranteed {guarantee} %, but from {max(limits, default=Decimal(0))} %"
                " up to that no credit is owed."
            )
            at = at_name(agreement.statements, "services", service.key)
            yield HOLE.found(at, message, instead="Add a step {below: guarantee, credit: …}.", about=(service.key,))
        for step, place in zip(term.steps, places, strict=True):
            if step.below is not None and step.below > guarantee:
                message = f"below {step.below} % begins above the guarantee of {service.key}, {guarantee} %."
                yield ABOVE.found(place, message, instead="Write below: guarantee.", about=(service.key,))


def _among_steps(term: CreditTerm, places: list[Place]) -> Iterator[Finding]:
    # The guarantee lies above every number, or the service check says so.
    ordered = sorted(
        zip(term.steps, places, strict=True),
        key=lambda known: Decimal(101) if known[0].below is None else known[0].below,
    )
    for (lower, _), (upper, place) in pairwise(ordered):
        if lower.below == upper.below:
            instead = "Keep one step for each limit."
            message = f"two steps begin below {_limit(upper.below)}."
            yield OVERLAP.found(place, message, instead=instead, about=("credits",))
        elif lower.credit <= upper.credit:
            below = _limit(lower.below)
            message = f"below {below} the credit is {lower.credit} %, no more than the {upper.credit} % above."
            instead = f"Write a credit above {upper.credit} % there, or leave the step out."
            yield ORDER.found(place, message, instead=instead, about=("credits",))
    for step, place in zip(term.steps, places, strict=True):
        if step.credit > term.cap:
            message = f"a credit of {step.credit} % is above the cap of {term.cap} %."
            yield CAP.found(place, message, instead=f"Write a cap of {step.credit} %.", about=("credits",))


def _limit(below: Decimal | None) -> str:
    return "the guarantee" if below is None else f"{below} %"
