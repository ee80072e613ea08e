"""Reading the form and who is entitled. What is declared about facts is read in `asking`."""

from collections.abc import Iterator

from servicelevel.agreement.faults import FaultLog
from servicelevel.agreement.reading.asking import read_topics
from servicelevel.agreement.reading.conditions import read_condition, read_facts
from servicelevel.agreement.reading.fields import Fields, each_record, fields_of, named_records
from servicelevel.agreement.reading.known import Known
from servicelevel.agreement.reading.shapes import CONDITION, FACTS, LINK, TEXT, TEXTS, YES_NO, may, must, shape
from servicelevel.agreement.terms import Condition, EntitlementRule, FieldTerm, IntakeForm, Outcome
from servicelevel.agreement.written import Node
from servicelevel.decisions.clause import Clause
from servicelevel.decisions.explain import listing

_KINDS = ("text", "long_text", "choice", "checkbox", "datetime", "date", "checklist")
INTAKE = shape(
    must("fields", "each field with its label and kind", "the fields of the form, in order"),
    may("asks", "facts", "the facts that the form asks for, in order"),
    may("have_ready", TEXTS, "what to have at hand before asking"),
)
FIELD = shape(
    must("label", TEXT, "what the field asks"),
    must("kind", listing(_KINDS, last="or"), "what is filled in"),
    may("required", YES_NO, "whether it must be filled in", "false"),
    may("help", TEXT, "what helps to fill it in"),
    may("link", LINK, "a page that explains it"),
    may("options", TEXTS, "what there is to choose from, for a choice or a checklist"),
    may("default", TEXT, "what it holds at first"),
    may("when", FACTS, "for which requests it is shown", "all"),
)
ENTITLEMENT = shape(
    must("outcome", listing(Outcome, last="or"), "what becomes of the request"),
    may("when", CONDITION, "whose and which requests", "all"),
    may("say", TEXT, "what whoever asks is told; needed to redirect and to refuse"),
)
NO_FORM = IntakeForm(asks=(), fields=(), have_ready=(), clause=None)


def read_intake(node: Node, clause: Clause, log: FaultLog, known: Known) -> IntakeForm:
    """Return the form at `node`."""
    form = fields_of(node, "the form", clause, log, INTAKE)
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
    for key, given in named_records(node, "field", form.clause, form.log, FIELD):
        yield _field(key, given, known)


def _field(key: str, given: Fields, known: Known) -> FieldTerm:
    kind = given.choice("kind", _KINDS)
    if kind in ("choice", "checklist") and not given.has("options"):
        given.fault(f"a {kind} needs options", fix="Write options: [one, two].")
    return FieldTerm(
        key=key,
        label=given.text("label", key),
        kind=kind,
        required=given.flag("required"),
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
    for given in each_record(node, "an entitlement", clause, log, ENTITLEMENT):
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
