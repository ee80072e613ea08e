"""Reading escalation and emergencies. Which step is due, and who is on call, lives elsewhere."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from servicelevel.agreement.faults import FaultLog
from servicelevel.agreement.reading.amounts import NotAnAmount, read_length, read_money, read_percent
from servicelevel.agreement.reading.conditions import read_condition
from servicelevel.agreement.reading.fields import Fields, fields_of, named
from servicelevel.agreement.reading.known import Known
from servicelevel.agreement.reading.shapes import CONDITION, LENGTH, PERCENT, TEXT, TEXTS, YES_NO, may, must, shape
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
from servicelevel.decisions.explain import listing

_REDRESS = {
    "comment": "Comment on the ticket",
    "account_manager": "Account manager",
    "email": "E-mail",
    "phone": "Phone",
}
_CARRIERS = ("sms", "call")
# ISO 4217 for no currency: what is read where a fault was noted.
_NO_MONEY = (Decimal(0), "XXX")
ESCALATION = shape(
    may("requests", "a list of ways", "how a customer asks for escalation"),
    may("ladder", "a list of steps", "who is involved without being asked"),
)
REQUEST = shape(
    must("by", listing(_REDRESS, last="or"), "the way"),
    must("how", TEXT, "what to do"),
    may("label", TEXT, "what people call it", "by its kind"),
    may("address", TEXT, "where to"),
    may("plans", "plans", "whose customers may use it", "all"),
)
LADDER_STEP = shape(
    must("to", TEXT, "who is involved"),
    may("kind", "functional or hierarchical", "whether they can help, or must know", "functional"),
    may("after", LENGTH, "how long after the start", "at once"),
    may("at", PERCENT, "at which share of the target, instead of after"),
)
EMERGENCY = shape(
    must("qualifies", "a list of cases, or headings with lists", "what is an emergency"),
    must("declared_by", "form or priority", "how one is declared"),
    must("when", CONDITION, "which tickets are treated as one"),
    may("not_qualifying", TEXTS, "what is not one"),
    may("judged_by", TEXT, "who judges whether it is one"),
    may("otherwise", TEXT, "what the customer is told if it is not"),
    may("pages", "a list of pages, first match wins", "who is alerted"),
    may("unanswered", "a list of steps, as of a ladder", "what happens if nobody answers"),
    may("charges", "a list of charges", "what it costs"),
)
PAGE = shape(
    must("who", TEXT, "who is alerted, as in support team"),
    must("by", "sms, call or both, in order", "by what"),
    may("when", CONDITION, "for which tickets", "all"),
)
CHARGE = shape(
    must("amount", "money, as in 150 EUR", "how much"),
    must("per", "hour or incident", "for what"),
    may("when", CONDITION, "for which tickets", "all"),
    may("may", YES_NO, "whether it may be charged rather than is", "false"),
    may("say", TEXT, "what is said about it"),
)


def read_escalation(node: Node, clause: Clause, log: FaultLog, known: Known) -> EscalationTerm:
    """Return how escalation is asked for, and the ladder."""
    fields = fields_of(node, "escalation", clause, log, ESCALATION)
    return EscalationTerm(
        requests=tuple(_requests(fields, known)), ladder=tuple(_ladder(fields, "ladder")), clause=clause
    )


def _requests(fields: Fields, known: Known) -> Iterator[Redress]:
    plans = known.facts["plan"].values if "plan" in known.facts else ()
    for given in fields.records("requests", "a way to escalate", REQUEST):
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
    for given in fields.records(key, "a step", LADDER_STEP):
        yield LadderStep(
            kind=given.choice("kind", ("functional", "hierarchical")),
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
    fields = fields_of(node, "emergency", clause, log, EMERGENCY)
    examples = tuple(_qualifies(fields))
    return EmergencyTerm(
        qualifies=tuple(heading for heading, _ in examples),
        examples=examples,
        not_qualifying=fields.texts("not_qualifying"),
        declared_by=fields.choice("declared_by", ("form", "priority")),
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
    for given in fields.records("pages", "a page", PAGE):
        yield PageRule(
            when=read_condition(given, "when", known),
            who=given.text("who"),
            by=given.choices("by", _CARRIERS),
            line=given.node.line,
            column=given.node.column,
            clause=given.clause,
        )


def _charges(fields: Fields, known: Known) -> Iterator[ChargeTerm]:
    for given in fields.records("charges", "a charge", CHARGE):
        amount, currency = _money(given)
        yield ChargeTerm(
            when=read_condition(given, "when", known),
            amount=amount,
            currency=currency,
            per=given.choice("per", ("hour", "incident")),
            may=given.flag("may"),
            say=given.optional_text("say"),
            clause=given.clause,
        )


def _money(given: Fields) -> tuple[Decimal, str]:
    if not given.has("amount"):
        return _NO_MONEY
    try:
        return read_money(given.text("amount"))
    except NotAnAmount as error:
        given.fault(str(error), at=given.values["amount"])
        return _NO_MONEY
