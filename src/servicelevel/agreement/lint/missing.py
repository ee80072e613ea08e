"""Statements that a support agreement usually has and this one does not, worked examples among them."""

from collections.abc import Iterator

from servicelevel.agreement.lint.finding import DOCUMENT, Check, Finding, Severity
from servicelevel.agreement.terms import Agreement

STATEMENT = Check(
    code="statement-missing",
    severity=Severity.ADVICE,
    finds="a document without channels, priorities, targets, an intake form or pause reasons",
    why="Customers look for it, and the desk falls back on what the language takes for granted.",
)
EXAMPLE = Check(
    code="example-missing",
    severity=Severity.ADVICE,
    finds="a document with targets and no worked example",
    why="An example shows what a promise means on a Friday evening, and fails when a change breaks it.",
)
CHECKS = (STATEMENT, EXAMPLE)


def find(agreement: Agreement) -> Iterator[Finding]:
    """Yield each usual statement that is missing."""
    missing = (
        ("channels", agreement.channels, "how to ask", "channels: {email: {label: E-mail, hours: any hour, …}}"),
        ("priorities", agreement.priorities, "which priorities there are", "priorities: {p1: {label: …, …}}"),
        ("targets", agreement.targets, "what is promised", "targets: {response_time: {rules: […]}}"),
        ("intake", agreement.intake.fields, "what a ticket asks for", "intake: {fields: {…}}"),
        ("pause_reasons", agreement.pause_reasons, "which waiting pauses a clock", "pause_reasons: {customer: {…}}"),
    )
    for kind, terms, what, instead in missing:
        if not terms:
            message = f"the document does not say {what}."
            yield STATEMENT.found(DOCUMENT, message, instead=f"Write {instead}.", about=(kind,))
    if agreement.targets and not agreement.examples:
        message = "no worked example shows what the promises mean."
        instead = "Write one in an example block: A p2 raised on Friday 16:30 is answered by Monday 10:30."
        yield EXAMPLE.found(DOCUMENT, message, instead=instead)
