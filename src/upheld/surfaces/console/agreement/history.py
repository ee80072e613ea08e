"""What was done to an agreement, as lines that a person reads; the events themselves are the audit trail's."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from upheld.audit.models import AuditEvent

WORDS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "published": lambda facts: f"published version {facts['version']}",
    "corrected": lambda facts: f"corrected version {facts['corrects']} by version {facts['version']}",
    "announced": lambda facts: f"announced version {facts['version']} to {_people(facts['recipients'])}",
    "annex published": lambda facts: f"published annex {facts['annex']} of {facts['customer']}",
    "annex withdrawn": lambda facts: f"withdrew annex {facts['annex']} of {facts['customer']} from {facts['from']}",
    "draft started": lambda facts: f"began a draft on version {facts['based_on']}",
    "draft revision brought back": lambda facts: f"brought revision {facts['brought_back']} of the draft back",
    "draft discarded": lambda facts: f"discarded the draft at revision {facts['revision']}",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryLine:
    """One thing that somebody did."""

    at: datetime
    who: str
    what: str


def lines_of(events: Iterable[AuditEvent]) -> list[HistoryLine]:
    """Return events as lines, in their order; a verb without words of its own is said as it is."""
    return [HistoryLine(at=event.at, who=event.by_name, what=_what(event)) for event in events]


def _what(event: AuditEvent) -> str:
    return WORDS[event.verb](event.facts) if event.verb in WORDS else event.verb


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
