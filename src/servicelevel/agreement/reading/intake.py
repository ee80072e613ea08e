"""Reading the form and who is entitled. What is declared about facts is read in `asking`."""

from collections.abc import Iterator

from servicelevel.agreement.reading.asking import read_topics
from servicelevel.agreement.reading.conditions import read_condition, read_facts
from servicelevel.agreement.reading.fields import FaultLog, Fields, each_record, fields_of, named_records
from servicelevel.agreement.reading.known import Known
from servicelevel.agreement.terms import Condition, EntitlementRule, FieldTerm, IntakeForm, Outcome
from servicelevel.agreement.written import Node
from servicelevel.decisions.clause import Clause

_KINDS = ("text", "long_text", "choice", "checkbox", "datetime", "date", "checklist")
_FIELD = ("required", "help", "link", "options", "default", "when")
NO_FORM = IntakeForm(asks=(), fields=(), have_ready=(), clause=None)


def read_intake(node: Node, clause: Clause, log: FaultLog, known: Known) -> IntakeForm:
    """Return the form at `node`."""
    form = fields_of(node, "the form", clause, log, needs=("fields",), may=("asks", "have_ready"))
    return IntakeForm(
        asks=form.choices("asks", known.facts),
        fields=tuple(_fields(form, known)),
        have_ready=form.texts("have_ready"),
        clause=clause,
    )


def _fields(form: Fields, known: Known) -> Iterator[FieldTerm]:
    node = form.values.get("fields")
    if node is None:
        return
    for key, given in named_records(node, "field", form.clause, form.log, needs=("label", "kind"), may=_FIELD):
        yield _field(key, given, known)


def _field(key: str, given: Fields, known: Known) -> FieldTerm:
    kind = given.choice("kind", _KINDS) if given.has("kind") else "text"
    if kind in ("choice", "checklist") and not given.has("options"):
        given.fault(f"a {kind} needs options")
    return FieldTerm(
        key=key,
        label=given.text("label", key),
        kind=kind,
        required=given.flag("required", default=False),
        help=given.text("help"),
        link=read_link(given, "link"),
        options=given.texts("options"),
        default=given.optional_text("default"),
        shown_when=read_facts(given, "when", known),
        clause=given.clause,
    )


def read_link(given: Fields, key: str) -> str | None:
    """Return the address at `key`, which must be a web page, a mail address or a path on this site."""
    address = given.optional_text(key)
    if address is None or address.startswith(("https://", "http://", "mailto:", "tel:", "/")):
        return address
    given.fault(f"{address!r} is not an address", at=given.values[key], fix="Write one with https://.")
    return None


def read_entitlements(node: Node, clause: Clause, log: FaultLog, known: Known) -> Iterator[EntitlementRule]:
    """Yield the rules at `node`, in order."""
    for given in each_record(node, "an entitlement", clause, log, needs=("outcome",), may=("when", "say")):
        outcome = Outcome(given.choice("outcome", tuple(Outcome)))
        say = given.optional_text("say")
        if outcome in (Outcome.REDIRECT, Outcome.REFUSE) and say is None:
            given.fault(f"whoever is told “{outcome}” must be told in words", fix="Write say.")
        yield EntitlementRule(
            when=read_condition(given, "when", known),
            outcome=outcome,
            say=say,
            line=given.node.line,
            column=given.node.column,
            clause=clause,
        )


def read_topic_rules(node: Node, clause: Clause, log: FaultLog, known: Known) -> Iterator[EntitlementRule]:
    """Yield the rule that the topics at `node` imply: what becomes of one that does not qualify."""
    # Faults in the topics were noted when they were declared.
    topics = read_topics(node, clause, FaultLog())
    if topics.others:
        yield EntitlementRule(
            when=Condition(facts={"topic": frozenset(value.key for value in topics.others)}),
            outcome=topics.outcome,
            say=topics.say,
            line=node.line,
            column=node.column,
            clause=clause,
        )
