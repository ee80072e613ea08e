"""Reading credits, maintenance, meetings, remote assistance, self-help, queues and assumptions."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from servicelevel.agreement.reading.amounts import NotAnAmount, read_length
from servicelevel.agreement.reading.asking import read_percent_at
from servicelevel.agreement.reading.conditions import read_condition, read_facts
from servicelevel.agreement.reading.fields import FaultLog, Fields, each_record, fields_of, named_records
from servicelevel.agreement.reading.intake import read_link
from servicelevel.agreement.reading.known import Known
from servicelevel.agreement.terms import (
    AssistanceTerm,
    AssumptionTerm,
    CreditStep,
    CreditTerm,
    MaintenanceTerm,
    MeetingTerm,
    QueueTerm,
    SelfHelpTerm,
    SilenceTerm,
)
from servicelevel.agreement.written import Listing, Node, Text
from servicelevel.decisions.clause import Clause

_GUARANTEE = "guarantee"


def read_credits(node: Node, clause: Clause, log: FaultLog, known: Known) -> CreditTerm:
    """Return the credit owed where availability falls short."""
    needs = ("steps", "base", "claim_within", "claim_by")
    may = ("cap", "eligible", "eligible_words", "exclusions")
    fields = fields_of(node, "credits", clause, log, needs=needs, may=may)
    return CreditTerm(
        steps=tuple(_steps(fields)),
        base=fields.text("base"),
        cap=read_percent_at(fields, "cap") or Decimal(100),
        claim_within_days=_length(fields, "claim_within").days,
        claim_by=fields.text("claim_by"),
        eligible=read_condition(fields, "eligible", known),
        eligible_words=fields.text("eligible_words"),
        exclusions=fields.texts("exclusions"),
        clause=clause,
    )


def _steps(fields: Fields) -> Iterator[CreditStep]:
    for given in fields.records("steps", "a step", needs=("below", "credit"), may=()):
        guarantee = given.text("below") == _GUARANTEE
        yield CreditStep(
            below=None if guarantee else read_percent_at(given, "below"),
            credit=read_percent_at(given, "credit") or Decimal(0),
        )


def _length(fields: Fields, key: str, default: timedelta = timedelta()) -> timedelta:
    text = fields.optional_text(key)
    if text is None:
        return default
    try:
        return read_length(text)
    except NotAnAmount as error:
        fields.fault(str(error), at=fields.values[key])
        return default


def _calendar(fields: Fields, key: str, known: Known) -> str | None:
    return fields.choice(key, known.calendars) if fields.has(key) else None


def read_maintenance(node: Node, clause: Clause, log: FaultLog, known: Known) -> MaintenanceTerm:
    """Return the notice owed before planned maintenance."""
    may = ("preferred", "proof_needed")
    fields = fields_of(node, "maintenance", clause, log, needs=("notice", "channels"), may=may)
    return MaintenanceTerm(
        notice=_length(fields, "notice"),
        channels=fields.texts("channels"),
        calendar=_calendar(fields, "preferred", known),
        proof_needed=fields.flag("proof_needed", default=True),
        clause=clause,
    )


def read_meetings(node: Node, clause: Clause, log: FaultLog, known: Known) -> Iterator[MeetingTerm]:
    """Yield the meetings at `node`."""
    may = ("when", "immediate", "hours", "address")
    for key, given in named_records(node, "meeting", clause, log, needs=("label", "length", "by"), may=may):
        yield MeetingTerm(
            key=key,
            label=given.text("label", key),
            when=read_condition(given, "when", known),
            immediate=given.flag("immediate", default=False),
            calendar=_calendar(given, "hours", known),
            length=_length(given, "length"),
            by=given.choice("by", ("video", "phone", "place")),
            address=given.optional_text("address"),
            clause=clause,
        )


def read_assistance(node: Node, clause: Clause, log: FaultLog, known: Known) -> AssistanceTerm:
    """Return when remote assistance is required and how it is granted."""
    may = ("link", "lasts", "never")
    fields = fields_of(node, "remote assistance", clause, log, needs=("required_when", "how"), may=may)
    return AssistanceTerm(
        required_when=read_facts(fields, "required_when", known),
        how=fields.text("how"),
        link=read_link(fields, "link"),
        lasts=_length(fields, "lasts") or None,
        never=fields.optional_text("never"),
        clause=clause,
    )


def read_self_help(node: Node, clause: Clause, log: FaultLog) -> Iterator[SelfHelpTerm]:
    """Yield the help at `node` that needs no ticket."""
    for given in each_record(node, "self-help", clause, log, needs=("label",), may=("definition", "link")):
        yield SelfHelpTerm(
            label=given.text("label"),
            definition=given.text("definition"),
            link=read_link(given, "link"),
            clause=clause,
        )


def read_queues(node: Node, clause: Clause, log: FaultLog, known: Known) -> Iterator[QueueTerm]:
    """Yield the queues at `node` that are served in order, without a promise."""
    for given in each_record(node, "a queue", clause, log, needs=("say",), may=("when", "place_shown")):
        yield QueueTerm(
            when=read_condition(given, "when", known),
            say=given.text("say"),
            place_shown=given.flag("place_shown", default=True),
            clause=clause,
        )


def read_assumptions(node: Node, clause: Clause, log: FaultLog) -> Iterator[AssumptionTerm]:
    """Yield the readings of what was left unsaid at `node`: one text, or a list of them."""
    for item in node.items if isinstance(node, Listing) else (node,):
        if isinstance(item, Text) and item.value.strip():
            yield AssumptionTerm(text=" ".join(item.value.split()), clause=clause)
        else:
            log.at(item, "an assumption is a sentence", clause=clause)


def read_silences(node: Node, clause: Clause, log: FaultLog) -> Iterator[SilenceTerm]:
    """Yield the silences at `node` that are meant: each the finding it answers, and what customers are told."""
    for given in each_record(node, "a silence", clause, log, needs=("finding", "say"), may=("about",)):
        yield SilenceTerm(
            finding=given.text("finding"),
            about=frozenset(given.texts("about")),
            say=given.text("say"),
            line=given.node.line,
            column=given.node.column,
            clause=clause,
        )
