"""Reading escalation and emergencies. Which step is due, and who is on call, lives elsewhere."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from servicelevel.agreement.reading.amounts import NotAnAmount, read_length, read_money, read_percent
from servicelevel.agreement.reading.conditions import read_condition
from servicelevel.agreement.reading.fields import FaultLog, Fields, fields_of, named
from servicelevel.agreement.reading.known import Known
from servicelevel.agreement.terms import (
    ChargeTerm,
    EmergencyTerm,
    EscalationTerm,
    LadderStep,
    PageRule,
    Redress,
)
from servicelevel.agreement.written import Listing, Node, Text
from servicelevel.decisions.clause import Clause

_REDRESS = {
    "comment": "Comment on the ticket",
    "account_manager": "Account manager",
    "email": "E-mail",
    "phone": "Phone",
}
_CARRIERS = ("sms", "call")


def read_escalation(node: Node, clause: Clause, log: FaultLog, known: Known) -> EscalationTerm:
    """Return how escalation is asked for, and the ladder."""
    fields = fields_of(node, "escalation", clause, log, may=("requests", "ladder"))
    return EscalationTerm(
        requests=tuple(_requests(fields, known)), ladder=tuple(_ladder(fields, "ladder")), clause=clause
    )


def _requests(fields: Fields, known: Known) -> Iterator[Redress]:
    plans = known.facts["plan"].values if "plan" in known.facts else ()
    may = ("label", "address", "plans")
    for given in fields.records("requests", "a way to escalate", needs=("by", "how"), may=may):
        by = given.choice("by", _REDRESS)
        yield Redress(
            by=by,
            label=given.text("label", _REDRESS[by]),
            how=given.text("how"),
            address=given.optional_text("address"),
            plans=frozenset(given.choices("plans", (plan.key for plan in plans))),
            clause=given.clause,
        )


def _ladder(fields: Fields, key: str) -> Iterator[LadderStep]:
    for given in fields.records(key, "a step", needs=("to",), may=("kind", "after", "at")):
        yield LadderStep(
            kind=given.choice("kind", ("functional", "hierarchical"), default="functional"),
            to=given.text("to"),
            after=_length(given, "after"),
            share=_share(given),
            clause=given.clause,
        )


def _length(given: Fields, key: str) -> timedelta | None:
    text = given.optional_text(key)
    if text is None:
        return None
    try:
        return read_length(text)
    except NotAnAmount as error:
        given.fault(str(error), at=given.values[key])
        return None


def _share(given: Fields) -> int | None:
    text = given.optional_text("at")
    if text is None:
        return None
    try:
        return int(read_percent(text))
    except NotAnAmount as error:
        given.fault(str(error), at=given.values["at"])
        return None


def read_emergency(node: Node, clause: Clause, log: FaultLog, known: Known) -> EmergencyTerm:
    """Return what an emergency is and what it sets off."""
    needs = ("qualifies", "declared_by", "when")
    may = ("not_qualifying", "judged_by", "otherwise", "pages", "unanswered", "charges")
    fields = fields_of(node, "emergency", clause, log, needs=needs, may=may)
    examples = tuple(_qualifies(fields))
    return EmergencyTerm(
        qualifies=tuple(heading for heading, _ in examples),
        examples=examples,
        not_qualifying=fields.texts("not_qualifying"),
        declared_by=fields.choice("declared_by", ("form", "priority"), default="form"),
        declared_when=read_condition(fields, "when", known),
        judged_by=fields.optional_text("judged_by"),
        otherwise=fields.optional_text("otherwise"),
        pages=tuple(_pages(fields, known)),
        unanswered=tuple(_ladder(fields, "unanswered")),
        charges=tuple(_charges(fields, known)),
        clause=clause,
    )


def _qualifies(fields: Fields) -> Iterator[tuple[str, tuple[str, ...]]]:
    node = fields.values.get("qualifies")
    if isinstance(node, Listing | Text):
        yield from ((text, ()) for text in fields.texts("qualifies"))
    elif node is not None:
        for heading, value in named(node, "what qualifies", fields.clause, fields.log):
            items = value.items if isinstance(value, Listing) else (value,)
            yield heading.value, tuple(item.value for item in items if isinstance(item, Text))


def _pages(fields: Fields, known: Known) -> Iterator[PageRule]:
    for given in fields.records("pages", "a page", needs=("who", "by"), may=("when",)):
        yield PageRule(
            when=read_condition(given, "when", known),
            who=given.text("who"),
            by=given.choices("by", _CARRIERS),
            line=given.node.line,
            column=given.node.column,
            clause=given.clause,
        )


def _charges(fields: Fields, known: Known) -> Iterator[ChargeTerm]:
    for given in fields.records("charges", "a charge", needs=("amount", "per"), may=("when", "may", "say")):
        amount, currency = _money(given)
        yield ChargeTerm(
            when=read_condition(given, "when", known),
            amount=amount,
            currency=currency,
            per=given.choice("per", ("hour", "incident"), default="hour"),
            may=given.flag("may", default=False),
            say=given.optional_text("say"),
            clause=given.clause,
        )


def _money(given: Fields) -> tuple[Decimal, str]:
    try:
        return read_money(given.text("amount"))
    except NotAnAmount as error:
        given.fault(str(error), at=given.values.get("amount"))
        return Decimal(0), "XXX"
