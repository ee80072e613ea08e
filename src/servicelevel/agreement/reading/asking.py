"""Reading what is declared about asking: facts, priorities, plans, channels, services and topics.

The form is read in `intake`; who is entitled, in `entitlements`.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from servicelevel.agreement.reading.amounts import NotAnAmount, read_percent
from servicelevel.agreement.reading.fields import FaultLog, Fields, fields_of, named, named_records
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
from servicelevel.decisions.explain import listing

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


def read_facts(node: Node, clause: Clause, log: FaultLog) -> Iterator[FactTerm]:
    """Yield the facts declared at `node`; those with a block of their own are declared there."""
    for key, value in named(node, "facts", clause, log):
        if key.value in _DERIVED:
            log.at(key, f"{key.value} is declared by {_DERIVED[key.value]}", clause=clause)
        elif key.value not in FACT_KEYS:
            fix = f"Allowed: {listing((k for k in FACT_KEYS if k not in _DERIVED), last='or')}."
            log.at(key, f"{key.value!r} is not a fact the language knows", clause=clause, fix=fix)
        else:
            may = ("label", "default", "required")
            fields = fields_of(value, f"fact {key.value!r}", clause, log, needs=("values",), may=may)
            yield _fact(key.value, fields)


def _fact(key: str, fields: Fields) -> FactTerm:
    values = tuple(read_values(fields, "values"))
    return FactTerm(
        key=key,
        label=fields.text("label", key.capitalize()),
        values=values,
        default=fields.choice("default", (value.key for value in values)) if fields.has("default") else None,
        required=fields.flag("required", default=False),
        clause=fields.clause,
    )


def read_values(fields: Fields, key: str) -> Iterator[FactValue]:
    """Yield the values at `key`: each name with a label, or with a label and a definition."""
    node = fields.values.get(key)
    if node is None:
        return
    for name, value in named(node, f"{key!r} of {fields.what}", fields.clause, fields.log):
        if isinstance(value, Text):
            yield FactValue(key=name.value, label=value.value or name.value)
            continue
        may = ("label", "definition")
        given = fields_of(value, f"value {name.value!r}", fields.clause, fields.log, may=may)
        yield FactValue(key=name.value, label=given.text("label", name.value), definition=given.text("definition"))


def read_priorities(node: Node, clause: Clause, log: FaultLog) -> Iterator[PriorityTerm]:
    """Yield the priorities at `node`, the most urgent first, as they are written."""
    may = ("examples", "default")
    records = named_records(node, "priority", clause, log, needs=("label", "definition"), may=may)
    for rank, (key, fields) in enumerate(records):
        yield PriorityTerm(
            key=key,
            label=fields.text("label", key),
            definition=fields.text("definition"),
            examples=fields.texts("examples"),
            rank=rank,
            default=fields.flag("default", default=False),
            clause=clause,
        )


def read_plans(node: Node, clause: Clause, log: FaultLog, *, calendars: Iterable[str]) -> Iterator[PlanTerm]:
    """Yield the plans at `node`; the hours of one are a calendar's, or the main ones."""
    may = ("definition", "hours", "account_manager", "default")
    allowed = tuple(calendars)
    for key, fields in named_records(node, "plan", clause, log, needs=("label",), may=may):
        yield PlanTerm(
            key=key,
            label=fields.text("label", key),
            definition=fields.text("definition"),
            calendar=fields.choice("hours", allowed) if fields.has("hours") else None,
            account_manager=fields.flag("account_manager", default=False),
            default=fields.flag("default", default=False),
            clause=clause,
        )


def read_channels(node: Node, clause: Clause, log: FaultLog, *, calendars: Iterable[str]) -> Iterator[ChannelTerm]:
    """Yield the channels at `node`; their hours are a calendar's, or any."""
    needs, may = ("label", "hours", "best_for"), ("address", "account_needed")
    allowed = (_ANY_HOUR, *calendars)
    for key, fields in named_records(node, "channel", clause, log, needs=needs, may=may):
        hours = fields.choice("hours", allowed) if fields.has("hours") else _ANY_HOUR
        yield ChannelTerm(
            key=key,
            label=fields.text("label", key),
            calendar=None if hours == _ANY_HOUR else hours,
            best_for=fields.text("best_for"),
            address=fields.optional_text("address"),
            needs_account=fields.flag("account_needed", default=False),
            clause=clause,
        )


def read_services(node: Node, clause: Clause, log: FaultLog) -> Iterator[ServiceTerm]:
    """Yield the services at `node`."""
    may = ("definition", "availability", "window")
    for key, fields in named_records(node, "service", clause, log, needs=("label",), may=may):
        yield ServiceTerm(
            key=key,
            label=fields.text("label", key),
            definition=fields.text("definition"),
            availability=read_percent_at(fields, "availability"),
            window=fields.text("window", "calendar month"),
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
    fields = fields_of(node, "topics", clause, log, needs=("qualify", "others", "say"), may=("outcome",))
    outcomes = tuple(outcome for outcome in Outcome if outcome is not Outcome.SERVE)
    return TopicsTerm(
        qualify=tuple(read_values(fields, "qualify")),
        others=tuple(read_values(fields, "others")),
        outcome=Outcome(fields.choice("outcome", outcomes, default=Outcome.REFUSE)),
        say=fields.text("say"),
        clause=clause,
    )


def read_triage(node: Node, clause: Clause, log: FaultLog) -> TriageTerm:
    """Return who chooses the priority and who judges it anew."""
    fields = fields_of(node, "triage", clause, log, needs=("chosen_by", "judged_by", "say"), may=())
    people = ("customer", "provider")
    return TriageTerm(
        chosen_by=fields.choice("chosen_by", people, default="customer"),
        judged_by=fields.choice("judged_by", people, default="provider"),
        say=fields.text("say"),
        clause=clause,
    )
