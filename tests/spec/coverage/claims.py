"""Holding what is claimed about a statement against the agreement itself. The table of claims lives in `table`."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from servicelevel.agreement.document import Block, BlockKind
from servicelevel.agreement.scanning import plain
from servicelevel.agreement.terms import Agreement, Clause, Condition
from servicelevel.clocks.promise import make_promise
from servicelevel.decisions.explain import duration_words
from tests.spec.coverage.statements import PREAMBLE, Published, Statement

_NAMED_OTHERWISE = {
    "clocks": "clock_rules",
    "emergency": "emergencies",
    "entitlement": "entitlements",
    "queue": "queues",
    "remote_assistance": "assistance",
}
# A value that begins with this need only be contained.
_PART = "…"
# Says of itself that nobody published it.
_OURS_BY_NATURE = frozenset({"assumed", "silences"})


def untrue_claims(statement: Statement, agreement: Agreement) -> tuple[str, ...]:
    """Return what is claimed about `statement` and not so, in words; nothing if all of it holds."""
    return (
        *_misplaced(statement, agreement),
        *(fault for path, value in statement.terms.items() for fault in _term(path, value, statement, agreement)),
        *_phrases(statement, agreement),
        *(fault for case in statement.cases for fault in _case(case, agreement)),
        *(fault for hours in statement.hours for fault in _hours(*hours, agreement=agreement)),
    )


def unmapped_terms(text: Published, agreement: Agreement) -> tuple[str, ...]:
    """Return the kinds of terms, each as "1.1 channels", that no statement maps to and that are not called our own."""
    there = set(kinds_by_clause(agreement))
    mapped = {(clause, kind) for one in text.statements for clause in one.clauses for kind in one.kinds}
    own = {(one.clause, one.kind) for one in text.own}
    missing = sorted(pair for pair in there - mapped - own if pair[1] not in _OURS_BY_NATURE)
    vain = sorted(own - there)
    return tuple(f"{clause} {kind}" for clause, kind in missing) + tuple(f"{c} {k}, not there" for c, k in vain)


def kinds_by_clause(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Yield each clause number with each kind of term it states."""
    for section in agreement.document.sections:
        for block in section.blocks:
            yield from ((section.clause.number, kind) for kind in block.kinds)


def _misplaced(statement: Statement, agreement: Agreement) -> Iterator[str]:
    if bool(statement.clauses) == bool(statement.not_a_promise):
        yield "it names either a clause or the reason why it is not a promise"
    known = {PREAMBLE, *(clause.number for clause in agreement.clauses)}
    yield from (f"there is no clause {number}" for number in statement.clauses if number not in known)
    there = set(kinds_by_clause(agreement))
    for kind in statement.kinds:
        if not any((number, kind) in there for number in statement.clauses):
            yield f"{kind} is stated in none of {', '.join(statement.clauses)}"


def _term(path: str, wanted: Any, statement: Statement, agreement: Agreement) -> Iterator[str]:
    kind, *steps = path.split(".")
    if not steps:
        return
    found: Any = getattr(agreement, _NAMED_OTHERWISE.get(kind, kind))
    clause = agreement.calendar_clauses.get(steps[0]) if kind == "calendars" else None
    for step in steps:
        clause = getattr(found, "clause", clause)
        found = _step(found, step)
    clause = getattr(found, "clause", clause)
    if isinstance(clause, Clause) and clause.number not in statement.clauses:
        yield f"{path} is stated in {clause.number}"
    given = _spelled(found)
    part = isinstance(wanted, str) and wanted.startswith(_PART)
    if not (str(wanted)[1:].casefold() in str(given).casefold() if part else given == wanted):
        yield f"{path} is {given!r}, not {wanted!r}"


def _step(found: Any, step: str) -> Any:
    if isinstance(found, Mapping):
        return found[step]
    if isinstance(found, tuple) and step.isdigit():
        return found[int(step)]
    if isinstance(found, tuple):
        return next(item[1] if isinstance(item, tuple) else item for item in found if step in _names(item))
    return getattr(found, step)


def _names(item: Any) -> tuple[Any, ...]:
    if isinstance(item, tuple):
        return item[:1]
    return tuple(getattr(item, name, None) for name in ("key", "by", "label", "name"))


def _spelled(value: Any) -> Any:
    """Return a term's value as it is written in the list of statements."""
    if isinstance(value, Condition):
        return _spelled(value.facts)
    if isinstance(value, Mapping):
        return {key: _spelled(known) for key, known in value.items()}
    if isinstance(value, frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, tuple):
        return [_spelled(item) for item in value]
    if isinstance(value, timedelta):
        return duration_words(value)
    return value if isinstance(value, bool | int | None) else str(value)


def _phrases(statement: Statement, agreement: Agreement) -> Iterator[str]:
    if statement.prose and not any(statement.prose in _prose(number, agreement) for number in statement.clauses):
        yield f"no sentence there says “{statement.prose}”"
    assumed = (term.text for term in agreement.assumptions if term.clause.number in statement.clauses)
    if statement.assumed and not any(statement.assumed in " ".join(text.split()) for text in assumed):
        yield f"nothing is assumed there about “{statement.assumed}”"


def _prose(number: str, agreement: Agreement) -> str:
    document = agreement.document
    blocks: tuple[Block, ...] = document.preamble if number == PREAMBLE else ()
    for section in document.sections:
        blocks += section.blocks if section.clause.number == number else ()
    return " ".join(plain(block.source) for block in blocks if block.kind is BlockKind.PROSE).replace("*", "")


def _case(case: dict[str, Any], agreement: Agreement) -> Iterator[str]:
    promise = make_promise(agreement, facts=case["facts"], at=datetime.fromisoformat(case["at"]))
    due = {target.metric.value: target.due.isoformat() if target.due else target.text for target in promise.targets}
    wanted = case["due"]
    like = due.keys() == wanted.keys() and all(wanted[key].casefold() in str(due[key]).casefold() for key in due)
    if not like:
        yield f"{case['facts']} at {case['at']} is promised {due}, not {wanted}"
    if case.get("outcome", promise.entitlement.outcome.value) != promise.entitlement.outcome.value:
        yield f"{case['facts']} is answered by {promise.entitlement.outcome}, not {case['outcome']}"
    paged = promise.pages[0].who if promise.pages else None
    if "pages" in case and case["pages"] != paged:
        yield f"{case['facts']} at {case['at']} alerts {paged}, not {case['pages']}"


def _hours(name: str, at: str, is_open: bool, *, agreement: Agreement) -> Iterator[str]:
    if agreement.calendars[name].is_open(datetime.fromisoformat(at)) is not is_open:
        yield f"{name} is {'closed' if is_open else 'open'} at {at}"
