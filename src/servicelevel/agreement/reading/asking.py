"""Reading what is declared about asking: facts, priorities, plans, channels, services and topics.

The form is read in `intake`; who is entitled, in `entitlements`.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from servicelevel.agreement.faults import FaultLog, allowed_words
from servicelevel.agreement.reading.amounts import NotAnAmount, read_percent
from servicelevel.agreement.reading.fields import Fields, check_name, fields_of, named, named_records
from servicelevel.agreement.reading.shapes import CALENDAR, PERCENT, TEXT, TEXTS, YES_NO, may, must, shape
from servicelevel.agreement.terms import (
    ChannelTerm,
    FactTerm,
    FactValue,
    Outcome,
    PlanTerm,
    PriorityTerm,
    ServiceTerm,
    TopicsTerm,
    TriageTerm,
)
from servicelevel.agreement.written import Node, Text
from servicelevel.decisions.clause import Clause

FACT_KEYS = (
    "priority",
    "plan",
    "channel",
    "category",
    "service",
    "topic",
    "licence",
    "role",
    "emergency",
)
_DERIVED = {
    "priority": "priorities",
    "plan": "plans",
    "channel": "channels",
    "service": "services",
    "topic": "topics",
}
_ANY_HOUR = "any hour"
_PEOPLE = ("customer", "provider")

FACT = shape(
    must("values", "each value with its label, or with label and definition", "what it may be"),
    may("label", TEXT, "what people call it", "its key"),
    may("default", "one of its values", "what it is where nobody says"),
    may("required", YES_NO, "whether nothing is promised without it", "false"),
)
VALUE = shape(
    may("label", TEXT, "what people call it", "its name"),
    may("definition", TEXT, "what it means"),
)
PRIORITY = shape(
    must("label", TEXT, "what people call it"),
    must("definition", TEXT, "when to choose it"),
    may("examples", TEXTS, "cases of it"),
    may("default", YES_NO, "whether it is taken where none is chosen", "false"),
)
PLAN = shape(
    must("label", TEXT, "what people call it"),
    may("definition", TEXT, "who has it"),
    may("hours", CALENDAR, "when support is given to its customers", "the main calendar's"),
    may("account_manager", YES_NO, "whether its customers have an account manager", "false"),
    may("default", YES_NO, "whether it is taken for a customer without a contract", "false"),
)
CHANNEL = shape(
    must("label", TEXT, "what people call it"),
    must("hours", f"{_ANY_HOUR}, or {CALENDAR}", "when it is open"),
    must("best_for", TEXT, "what it is best for"),
    may("address", TEXT, "an address, a number or a link"),
    may("account_needed", YES_NO, "whether one must sign in", "false"),
)
SERVICE = shape(
    must("label", TEXT, "what people call it"),
    may("definition", TEXT, "what it is"),
    may("availability", PERCENT, "the share of the window in which it is up, guaranteed"),
    may("window", TEXT, "what availability is measured over", "calendar month"),
)
TOPICS = shape(
    must("qualify", "each topic with its label", "the topics that are supported"),
    must("others", "each topic with its label", "those that are not"),
    must("say", TEXT, "what whoever asks about another topic is told"),
    may("outcome", "redirect, refuse or best_effort", "what becomes of such a request", "refuse"),
)
TRIAGE = shape(
    must("chosen_by", "customer or provider", "who chooses the priority"),
    must("judged_by", "customer or provider", "who may judge it anew; both judgements are kept"),
    must("say", TEXT, "what customers are told about it"),
)


def read_facts(node: Node, clause: Clause, log: FaultLog) -> Iterator[FactTerm]:
    """Yield the facts declared at `node`; those with a block of their own are declared there."""
    for key, value in named(node, "facts", clause, log):
        if key.value in _DERIVED:
            log.at(key, f"{key.value} is declared by {_DERIVED[key.value]}", clause=clause, fix="Remove it here.")
        elif key.value not in FACT_KEYS:
            fix = allowed_words(k for k in FACT_KEYS if k not in _DERIVED)
            log.at(key, f"{key.value!r} is not a fact the language knows", clause=clause, fix=fix)
        else:
            yield _fact(key.value, fields_of(value, f"fact {key.value!r}", clause, log, FACT))


def _fact(key: str, fields: Fields) -> FactTerm:
    values = tuple(read_values(fields, "values"))
    return FactTerm(
        key=key,
        label=fields.text("label", key.capitalize()),
        values=values,
        default=fields.choice("default", (value.key for value in values)) if fields.has("default") else None,
        required=fields.flag("required"),
        clause=fields.clause,
    )


def read_values(fields: Fields, key: str) -> Iterator[FactValue]:
    """Yield the values at `key`: each name with a label, or with a label and a definition."""
    node = fields.values.get(key)
    if node is None:
        return
    for name, value in named(node, f"{key!r} of {fields.what}", fields.clause, fields.log):
        if not check_name(name, fields.clause, fields.log):
            continue
        if isinstance(value, Text):
            yield FactValue(key=name.value, label=value.value or name.value)
            continue
        given = fields_of(value, f"value {name.value!r}", fields.clause, fields.log, VALUE)
        yield FactValue(key=name.value, label=given.text("label", name.value), definition=given.text("definition"))


def read_priorities(node: Node, clause: Clause, log: FaultLog) -> Iterator[PriorityTerm]:
    """Yield the priorities at `node`, the most urgent first, as they are written."""
    for rank, (key, fields) in enumerate(named_records(node, "priority", clause, log, PRIORITY)):
        yield PriorityTerm(
            key=key,
            label=fields.text("label", key),
            definition=fields.text("definition"),
            examples=fields.texts("examples"),
            rank=rank,
            default=fields.flag("default"),
            clause=clause,
        )


def read_plans(node: Node, clause: Clause, log: FaultLog, *, calendars: Iterable[str]) -> Iterator[PlanTerm]:
    """Yield the plans at `node`; the hours of one are a calendar's, or the main ones."""
    allowed = tuple(calendars)
    for key, fields in named_records(node, "plan", clause, log, PLAN):
        yield PlanTerm(
            key=key,
            label=fields.text("label", key),
            definition=fields.text("definition"),
            calendar=fields.choice("hours", allowed) if fields.has("hours") else None,
            account_manager=fields.flag("account_manager"),
            default=fields.flag("default"),
            clause=clause,
        )


def read_channels(node: Node, clause: Clause, log: FaultLog, *, calendars: Iterable[str]) -> Iterator[ChannelTerm]:
    """Yield the channels at `node`; their hours are a calendar's, or any."""
    allowed = (_ANY_HOUR, *calendars)
    for key, fields in named_records(node, "channel", clause, log, CHANNEL):
        hours = fields.choice("hours", allowed)
        yield ChannelTerm(
            key=key,
            label=fields.text("label", key),
            calendar=None if hours == _ANY_HOUR else hours,
            best_for=fields.text("best_for"),
            address=fields.optional_text("address"),
            needs_account=fields.flag("account_needed"),
            clause=clause,
        )


def read_services(node: Node, clause: Clause, log: FaultLog) -> Iterator[ServiceTerm]:
    """Yield the services at `node`."""
    for key, fields in named_records(node, "service", clause, log, SERVICE):
        yield ServiceTerm(
            key=key,
            label=fields.text("label", key),
            definition=fields.text("definition"),
            availability=read_percent_at(fields, "availability"),
            window=fields.text("window", SERVICE.default_of("window")),
            clause=clause,
        )


def read_percent_at(fields: Fields, key: str) -> Decimal | None:
    """Return the percentage at `key`; None where it is not given."""
    text = fields.optional_text(key)
    if text is None:
        return None
    try:
        return read_percent(text)
    except NotAnAmount as error:
        fields.fault(str(error), at=fields.values[key])
        return None


def read_topics(node: Node, clause: Clause, log: FaultLog) -> TopicsTerm:
    """Return the topics at `node`: those that qualify, those that do not, and what becomes of the latter."""
    fields = fields_of(node, "topics", clause, log, TOPICS)
    outcomes = tuple(outcome for outcome in Outcome if outcome is not Outcome.SERVE)
    return TopicsTerm(
        qualify=tuple(read_values(fields, "qualify")),
        others=tuple(read_values(fields, "others")),
        outcome=Outcome(fields.choice("outcome", outcomes)),
        say=fields.text("say"),
        clause=clause,
    )


def read_triage(node: Node, clause: Clause, log: FaultLog) -> TriageTerm:
    """Return who chooses the priority and who judges it anew."""
    fields = fields_of(node, "triage", clause, log, TRIAGE)
    return TriageTerm(
        chosen_by=fields.choice("chosen_by", _PEOPLE),
        judged_by=fields.choice("judged_by", _PEOPLE),
        say=fields.text("say"),
        clause=clause,
    )
