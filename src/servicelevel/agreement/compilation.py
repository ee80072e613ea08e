"""Compilation: from the text of a document to an agreement, or every fault in it.

Each kind of term is read in `reading`; the clauses are found in `scanning`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from servicelevel.agreement.characters import character_words, refused_character
from servicelevel.agreement.document import Block, BlockKind, Document, Section
from servicelevel.agreement.faults import Fault, FaultLog, FaultyAgreement, faults_in_clauses
from servicelevel.agreement.limits import LONGEST_DOCUMENT, MOST_EXAMPLES
from servicelevel.agreement.reading.declared import Declared, read_declared
from servicelevel.agreement.reading.front import Front, read_front
from servicelevel.agreement.reading.kinds import KINDS, read_statements
from servicelevel.agreement.reading.rules import Rules, read_rules
from servicelevel.agreement.scanning import canonical, scan_document, split_front
from servicelevel.agreement.terms import Agreement, ExampleTerm
from servicelevel.agreement.written import Statement

__all__ = ["KINDS", "Fault", "FaultyAgreement", "compile_agreement"]


def compile_agreement(text: str, *, annexed: Mapping[str, str] = MappingProxyType({})) -> Agreement:
    """Return the agreement that `text` states.

    `annexed` names the annex that states a clause, by the clause's number; see `annex`.
    Raises: FaultyAgreement, with every fault: line, column, clause, what is wrong and what would be right.
    """
    if len(text) > LONGEST_DOCUMENT:
        message = f"the document has more than {LONGEST_DOCUMENT} characters."
        fix = "Shorten it, or make two agreements of it."
        raise FaultyAgreement((Fault(line=1, column=1, clause=None, message=message, fix=fix),))
    log = FaultLog()
    kept = canonical(text)
    scanned = split_front(kept)
    if isinstance(scanned, Fault):
        raise FaultyAgreement((scanned,))
    _refuse_characters(scanned.lines, log)
    front = read_front(scanned, log)
    document = scan_document(scanned, agreement=front.name, version=front.version, log=log, annexed=annexed)
    statements = read_statements(document, log)
    declared = read_declared(statements, log, zone=front.zone)
    rules = read_rules(statements, log, declared.known)
    examples = _examples(document, log)
    if log.faults:
        places = ((section.clause.line, section.clause.number) for section in document.sections)
        raise FaultyAgreement(faults_in_clauses(log.faults, places))
    told = _with_kinds(document, statements)
    source = _Source(text=kept, front=front, document=told, statements=statements, examples=examples)
    return _assemble(source, declared, rules)


def _refuse_characters(lines: tuple[str, ...], log: FaultLog) -> None:
    for number, line in enumerate(lines, start=1):
        if found := refused_character(line):
            message = f"the character {character_words(found[0])} is not part of the language"
            log.place(message, line=number, column=found.start() + 1, fix="Remove it.")


def _with_kinds(document: Document, statements: tuple[Statement, ...]) -> Document:
    kinds: dict[int, tuple[str, ...]] = {}
    for statement in statements:
        kinds[statement.block_line] = (*kinds.get(statement.block_line, ()), statement.kind)

    def told(block: Block) -> Block:
        return replace(block, kinds=kinds.get(block.line, ())) if block.kind is BlockKind.TERMS else block

    def section_told(section: Section) -> Section:
        return replace(section, blocks=tuple(told(block) for block in section.blocks))

    return replace(document, sections=tuple(section_told(section) for section in document.sections))


def _examples(document: Document, log: FaultLog) -> tuple[ExampleTerm, ...]:
    examples = tuple(
        ExampleTerm(text=" ".join(line.split()), line=block.line + index, clause=section.clause)
        for section in document.sections
        for block in section.blocks
        if block.kind is BlockKind.EXAMPLE
        for index, line in enumerate(block.source.split("\n"))
        if line.strip()
    )
    if len(examples) > MOST_EXAMPLES:
        at = examples[MOST_EXAMPLES]
        message = f"the document has more than {MOST_EXAMPLES} worked examples"
        log.place(message, line=at.line, column=1, clause=at.clause, fix="Keep those that tell most.")
    return examples


@dataclass(frozen=True, kw_only=True, slots=True)
class _Source:
    """A document that was read without a fault."""

    # canonical
    text: str
    front: Front
    document: Document
    statements: tuple[Statement, ...]
    examples: tuple[ExampleTerm, ...]


def _assemble(source: _Source, declared: Declared, rules: Rules) -> Agreement:
    front = source.front
    return Agreement(
        name=front.name,
        title=front.title,
        provider=front.provider,
        language_version=front.language_version,
        version=front.version,
        effective_on=front.effective_on,
        zone=front.zone,
        locale=front.locale,
        hash=hashlib.sha256(source.text.encode()).hexdigest(),
        text=source.text,
        clauses=tuple(section.clause for section in source.document.sections),
        calendars=declared.calendars,
        office=declared.office,
        calendar_clauses=declared.calendar_clauses,
        facts=declared.known.facts,
        priorities=declared.priorities,
        plans=declared.plans,
        topics=declared.topics,
        triage=rules.triage,
        channels=declared.channels,
        entitlements=rules.entitlements,
        intake=rules.intake,
        targets=rules.targets,
        clock_rules=rules.clock_rules,
        pause_reasons=rules.pause_reasons,
        reopening=rules.reopening,
        warnings=rules.warnings,
        escalation=rules.escalation,
        emergencies=rules.emergencies,
        services=declared.services,
        credits=rules.credits,
        maintenance=rules.maintenance,
        meetings=rules.meetings,
        assistance=rules.assistance,
        self_help=rules.self_help,
        queues=rules.queues,
        assumptions=rules.assumptions,
        silences=rules.silences,
        examples=source.examples,
        document=source.document,
        statements=source.statements,
    )
