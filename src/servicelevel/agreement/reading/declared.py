"""What a document declares: calendars, facts and the things facts name.

Rules that refer to them are read in `rules`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from servicelevel.agreement.faults import FaultLog
from servicelevel.agreement.limits import MOST_COUNTRIES
from servicelevel.agreement.reading import asking
from servicelevel.agreement.reading.calendars import read_calendars
from servicelevel.agreement.reading.known import Known
from servicelevel.agreement.terms import (
    ChannelTerm,
    FactTerm,
    FactValue,
    PlanTerm,
    PriorityTerm,
    ServiceTerm,
    TopicsTerm,
)
from servicelevel.agreement.written import Statement, uses_of
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.support_hours import SupportHours
from servicelevel.decisions.clause import Clause

_NOWHERE = BusinessCalendar(
    name="office",
    label="support hours",
    zone="UTC",
    hours=SupportHours(days=((),) * 7),
    closures=dict[date, str](),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Declared:
    """Everything that rules may refer to."""

    calendars: Mapping[str, BusinessCalendar]
    calendar_clauses: Mapping[str, Clause]
    office: BusinessCalendar
    priorities: tuple[PriorityTerm, ...]
    plans: tuple[PlanTerm, ...]
    channels: tuple[ChannelTerm, ...]
    services: tuple[ServiceTerm, ...]
    topics: TopicsTerm | None
    known: Known


def of_kind(kind: str, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the statements of one kind."""
    return (statement for statement in statements if statement.kind == kind)


def read_declared(statements: tuple[Statement, ...], log: FaultLog, *, zone: str) -> Declared:
    """Return what `statements` declare; `zone` is the agreement's."""
    calendars, clauses, main = _calendars(statements, log, zone=zone)
    priorities = tuple(
        term for s in of_kind("priorities", statements) for term in asking.read_priorities(s.node, s.clause, log)
    )
    plans = tuple(
        term
        for s in of_kind("plans", statements)
        for term in asking.read_plans(s.node, s.clause, log, calendars=calendars)
    )
    channels = tuple(
        term
        for s in of_kind("channels", statements)
        for term in asking.read_channels(s.node, s.clause, log, calendars=calendars)
    )
    services = tuple(
        term for s in of_kind("services", statements) for term in asking.read_services(s.node, s.clause, log)
    )
    topics = next((asking.read_topics(s.node, s.clause, log) for s in of_kind("topics", statements)), None)
    facts = list(_stated_facts(statements, log))
    facts += _derived_facts(priorities, plans, channels, services, topics)
    order = {key: rank for rank, key in enumerate(asking.FACT_KEYS)}
    known_facts = {fact.key: fact for fact in sorted(facts, key=lambda fact: order[fact.key])}
    _check_defaults(statements, log, priorities=priorities, plans=plans)
    return Declared(
        calendars=calendars,
        calendar_clauses=clauses,
        office=calendars[main] if main else _NOWHERE,
        priorities=priorities,
        plans=plans,
        channels=channels,
        services=services,
        topics=topics,
        known=Known(facts=known_facts, calendars=calendars, main_calendar=main),
    )


def _calendars(
    statements: tuple[Statement, ...], log: FaultLog, *, zone: str
) -> tuple[dict[str, BusinessCalendar], dict[str, Clause], str | None]:
    calendars: dict[str, BusinessCalendar] = {}
    clauses: dict[str, Clause] = {}
    mains: list[str] = []
    for statement in _few_countries(statements, log):
        for calendar, main in read_calendars(statement.node, statement.clause, log, zone=zone):
            if calendar.name in calendars:
                message = f"calendar {calendar.name!r} is stated twice"
                log.at(statement.node, message, clause=statement.clause, fix="State it once.")
            calendars[calendar.name], clauses[calendar.name] = calendar, statement.clause
            mains += [calendar.name] * main
    if not mains and len(calendars) == 1:
        mains = list(calendars)
    if len(mains) != 1:
        fix = "Mark exactly one calendar with main: true."
        log.place(f"the agreement has {len(mains)} main calendars", line=1, column=1, fix=fix)
    return calendars, clauses, mains[0] if mains else None


def _few_countries(statements: tuple[Statement, ...], log: FaultLog) -> Iterator[Statement]:
    """Yield the statements of calendars, up to the one that names too many countries."""
    countries = 0
    for statement in of_kind("calendars", statements):
        countries += uses_of("country", statement.node)
        if countries > MOST_COUNTRIES:
            message = f"the calendars name more than {MOST_COUNTRIES} countries"
            log.at(statement.node, message, clause=statement.clause, fix="Write the days off by rule.")
            return
        yield statement


def _stated_facts(statements: tuple[Statement, ...], log: FaultLog) -> Iterator[FactTerm]:
    seen: set[str] = set()
    for statement in of_kind("facts", statements):
        for fact in asking.read_facts(statement.node, statement.clause, log):
            if fact.key in seen:
                message = f"fact {fact.key!r} is stated twice"
                log.at(statement.node, message, clause=statement.clause, fix="State it once.")
            seen.add(fact.key)
            yield fact


def _derived_facts(
    priorities: tuple[PriorityTerm, ...],
    plans: tuple[PlanTerm, ...],
    channels: tuple[ChannelTerm, ...],
    services: tuple[ServiceTerm, ...],
    topics: TopicsTerm | None,
) -> Iterator[FactTerm]:
    if priorities:
        yield _derived("priority", "Priority", priorities, default=_default_of(priorities), needed=True)
    if plans:
        yield _derived("plan", "Plan", plans, default=_default_of(plans))
    if channels:
        yield _derived("channel", "Channel", channels)
    if services:
        yield _derived("service", "Service", services)
    if topics is not None:
        values = topics.qualify + topics.others
        yield FactTerm(key="topic", label="Topic", values=values, default=None, required=False, clause=topics.clause)


def _derived(
    key: str,
    label: str,
    terms: tuple[PriorityTerm, ...] | tuple[PlanTerm, ...] | tuple[ChannelTerm, ...] | tuple[ServiceTerm, ...],
    *,
    default: str | None = None,
    needed: bool = False,
) -> FactTerm:
    values = tuple(FactValue(key=term.key, label=term.label, definition=_definition(term)) for term in terms)
    required = needed and default is None
    return FactTerm(key=key, label=label, values=values, default=default, required=required, clause=terms[0].clause)


def _definition(term: PriorityTerm | PlanTerm | ChannelTerm | ServiceTerm) -> str:
    return term.best_for if isinstance(term, ChannelTerm) else term.definition


def _default_of(terms: tuple[PriorityTerm, ...] | tuple[PlanTerm, ...]) -> str | None:
    return next((term.key for term in terms if term.default), None)


def _check_defaults(
    statements: tuple[Statement, ...],
    log: FaultLog,
    *,
    priorities: tuple[PriorityTerm, ...],
    plans: tuple[PlanTerm, ...],
) -> None:
    for kind, defaults in (
        ("priorities", [term.key for term in priorities if term.default]),
        ("plans", [term.key for term in plans if term.default]),
    ):
        for statement in of_kind(kind, statements):
            if len(defaults) > 1:
                message = f"{kind} have more than one default: {', '.join(defaults)}"
                log.at(statement.node, message, clause=statement.clause, fix="Keep one.")
