"""Emergencies that wake nobody. Whether page rules can match at all is looked at in `reach`."""

from collections.abc import Iterator
from dataclasses import replace

from servicelevel.agreement.coverage import TooManyCases, every_case, matches
from servicelevel.agreement.lint.finding import Check, Finding, Severity, at_node
from servicelevel.agreement.terms import Agreement, EmergencyTerm
from servicelevel.agreement.written import written_at

NOBODY = Check(
    code="emergency-pages-nobody",
    severity=Severity.ADVICE,
    finds="an emergency that nobody is paged for, at all or for some of the facts that declare one",
    why="Whoever declares an emergency at night believes that somebody is being woken.",
)
CHECKS = (NOBODY,)


def find(agreement: Agreement) -> Iterator[Finding]:
    """Yield that nobody is paged for an emergency, or for which of its cases nobody is."""
    term = agreement.emergencies
    node = written_at(agreement.statements, "emergency")
    if term is None or node is None:
        return
    message = _unpaged(term, agreement)
    if message is not None:
        instead = "Write pages: who, by sms or call, and when; or silences with this finding."
        yield NOBODY.found(at_node(node, term.clause), message, instead=instead, about=("emergency",))


def _unpaged(term: EmergencyTerm, agreement: Agreement) -> str | None:
    """Return what is unsaid about paging; None if every declared emergency pages somebody."""
    if not term.pages:
        return "nobody is paged for an emergency."
    declared = replace(term.pages[0], when=term.declared_when)
    try:
        for case in every_case((declared, *term.pages), agreement=agreement):
            if matches((declared,), case) and not matches(term.pages, case):
                facts = ", ".join(f"{key} {value}" for key, value in case.facts.items() if value) or "any facts"
                return f"an emergency with {facts} pages nobody, at least at some hours."
    except TooManyCases:
        return None
    return None
