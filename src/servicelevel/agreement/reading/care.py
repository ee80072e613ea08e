"""Reading credits, maintenance, meetings, remote assistance, self-help, queues and assumptions."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from servicelevel.agreement.faults import FaultLog
from servicelevel.agreement.reading.amounts import NotAnAmount, read_length
from servicelevel.agreement.reading.asking import read_percent_at
from servicelevel.agreement.reading.conditions import read_condition, read_facts
from servicelevel.agreement.reading.fields import Fields, each_record, fields_of, named_records
from servicelevel.agreement.reading.intake import read_link
from servicelevel.agreement.reading.known import Known
from servicelevel.agreement.reading.shapes import (
    CALENDAR,
    CONDITION,
    FACTS,
    LENGTH,
    LINK,
    PERCENT,
    TEXT,
    TEXTS,
    YES_NO,
    may,
    must,
    shape,
)
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
from servicelevel.decisions.explain import counted_words

_GUARANTEE = "guarantee"
CREDITS = shape(
    must("steps", "a list of steps", "how much is owed at which availability; the lowest limit that holds counts"),
    must("base", TEXT, "what the percentages are of"),
    must("claim_within", "days, as in 30 days", "how long after the window a credit can be claimed"),
    must("claim_by", TEXT, "how it is claimed"),
    may("cap", PERCENT, "the most that is owed", "100 %"),
    may("eligible", CONDITION, "who may claim", "everybody"),
    may("eligible_words", TEXT, "who may claim, in words"),
    may("exclusions", TEXTS, "stretches that do not count as downtime"),
)
STEP = shape(
    must("below", f"{PERCENT}, or {_GUARANTEE}", "the limit: availability below this"),
    must("credit", PERCENT, "the share of the base that is owed then"),
)
MAINTENANCE = shape(
    must("notice", LENGTH, "the notice owed before planned maintenance"),
    must("channels", TEXTS, "by what notice is given"),
    may("preferred", CALENDAR, "the hours in which it is done if possible"),
    may("proof_needed", YES_NO, "whether its time is excluded from downtime only if notice is proven", "true"),
)
MEETING = shape(
    must("label", TEXT, "what people call it"),
    must("length", LENGTH, "how long it lasts"),
    must("by", "video, phone or place", "how people meet"),
    may("when", CONDITION, "who may have it", "everybody"),
    may("immediate", YES_NO, "whether it is held at once rather than booked", "false"),
    may("hours", CALENDAR, "when it may be booked", "any hour"),
    may("address", TEXT, "where it is"),
)
ASSISTANCE = shape(
    must("required_when", FACTS, "for which requests it is required"),
    must("how", TEXT, "how it is granted"),
    may("link", LINK, "a page that shows how"),
    may("lasts", LENGTH, "how long a grant lasts", "until the ticket is closed"),
    may("never", TEXT, "what is never asked for"),
)
SELF_HELP = shape(
    must("label", TEXT, "what it is called"),
    may("definition", TEXT, "what is found there"),
    may("link", LINK, "where it is"),
)
QUEUE = shape(
    must("say", TEXT, "what customers are told"),
    may("when", CONDITION, "which requests are served in order", "all"),
    may("place_shown", YES_NO, "whether customers see their place in the queue", "true"),
)
SILENCE = shape(
    must("finding", "the code of a finding that is advice", "which silence is meant"),
    must("say", TEXT, "what customers are told about it"),
    may("about", TEXTS, "what the finding is about, as in response_time or p4", "whatever it is about"),
)


def read_credits(node: Node, clause: Clause, log: FaultLog, known: Known) -> CreditTerm:
    """Return the credit owed where availability falls short."""
    fields = fields_of(node, "credits", clause, log, CREDITS)
    return CreditTerm(
        steps=tuple(_steps(fields)),
        base=fields.text("base"),
        cap=read_percent_at(fields, "cap") or Decimal(100),
        claim_within_days=_days(fields, "claim_within"),
        claim_by=fields.text("claim_by"),
        eligible=read_condition(fields, "eligible", known),
        eligible_words=fields.text("eligible_words"),
        exclusions=fields.texts("exclusions"),
        clause=clause,
    )


def _steps(fields: Fields) -> Iterator[CreditStep]:
    for given in fields.records("steps", "a step", STEP):
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


def _days(fields: Fields, key: str) -> int:
    """Return the days at `key`; what is left of a day would be lost unseen, so it is a fault."""
    length = _length(fields, key)
    days, rest = divmod(length, timedelta(days=1))
    if rest:
        fix = f"Write {counted_words(days + 1, 'day')}."
        fields.fault(f"{fields.text(key)!r} is not a whole number of days", at=fields.values[key], fix=fix)
    return days


def _calendar(fields: Fields, key: str, known: Known) -> str | None:
    return fields.choice(key, known.calendars) if fields.has(key) else None


def read_maintenance(node: Node, clause: Clause, log: FaultLog, known: Known) -> MaintenanceTerm:
    """Return the notice owed before planned maintenance."""
    fields = fields_of(node, "maintenance", clause, log, MAINTENANCE)
    return MaintenanceTerm(
        notice=_length(fields, "notice"),
        channels=fields.texts("channels"),
        calendar=_calendar(fields, "preferred", known),
        proof_needed=fields.flag("proof_needed"),
        clause=clause,
    )


def read_meetings(node: Node, clause: Clause, log: FaultLog, known: Known) -> Iterator[MeetingTerm]:
    """Yield the meetings at `node`."""
    for key, given in named_records(node, "meeting", clause, log, MEETING):
        yield MeetingTerm(
            key=key,
            label=given.text("label", key),
            when=read_condition(given, "when", known),
            immediate=given.flag("immediate"),
            calendar=_calendar(given, "hours", known),
            length=_length(given, "length"),
            by=given.choice("by", ("video", "phone", "place")),
            address=given.optional_text("address"),
            clause=clause,
        )


def read_assistance(node: Node, clause: Clause, log: FaultLog, known: Known) -> AssistanceTerm:
    """Return when remote assistance is required and how it is granted."""
    fields = fields_of(node, "remote assistance", clause, log, ASSISTANCE)
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
    for given in each_record(node, "self-help", clause, log, SELF_HELP):
        yield SelfHelpTerm(
            label=given.text("label"),
            definition=given.text("definition"),
            link=read_link(given, "link"),
            clause=clause,
        )


def read_queues(node: Node, clause: Clause, log: FaultLog, known: Known) -> Iterator[QueueTerm]:
    """Yield the queues at `node` that are served in order, without a promise."""
    for given in each_record(node, "a queue", clause, log, QUEUE):
        yield QueueTerm(
            when=read_condition(given, "when", known),
            say=given.text("say"),
            place_shown=given.flag("place_shown"),
            clause=clause,
        )


def read_assumptions(node: Node, clause: Clause, log: FaultLog) -> Iterator[AssumptionTerm]:
    """Yield the readings of what was left unsaid at `node`: one text, or a list of them."""
    for item in node.items if isinstance(node, Listing) else (node,):
        if isinstance(item, Text) and item.value.strip():
            yield AssumptionTerm(text=" ".join(item.value.split()), clause=clause)
        else:
            log.at(
                item,
                "an assumption is a sentence",
                clause=clause,
                fix="Write assumed: and a sentence, or a list of them.",
            )


def read_silences(node: Node, clause: Clause, log: FaultLog) -> Iterator[SilenceTerm]:
    """Yield the silences at `node` that are meant: each the finding it answers, and what customers are told."""
    for given in each_record(node, "a silence", clause, log, SILENCE):
        yield SilenceTerm(
            finding=given.text("finding"),
            about=frozenset(given.texts("about")),
            say=given.text("say"),
            line=given.node.line,
            column=given.node.column,
            clause=clause,
        )
