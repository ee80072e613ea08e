"""What was recorded about a ticket, each event as a sentence with its clauses; the sentences are in `happened`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from servicelevel.agreement import terms
from upheld.audit.facts import THE_DESK
from upheld.audit.models import AuditEvent
from upheld.tickets.queries.changes import ChangeLine, change_lines
from upheld.tickets.queries.happened import event_words


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryLine:
    """One event that was recorded."""

    at: datetime
    # Empty for what the desk did by itself.
    who: str
    # Follows the name of who did it.
    words: str
    # What the agreement calls the clauses that it rests on, each once.
    clauses: tuple[str, ...]
    # What became of promises by it.
    changes: tuple[ChangeLine, ...]
    # The public id of the message that it is about; empty if it is about none.
    message: str


def history_lines(
    events: Sequence[AuditEvent], agreement: terms.Agreement, *, at: datetime, zone: ZoneInfo
) -> list[HistoryLine]:
    """Return recorded events in words, in the order given, for a reader in `zone` at an instant: no query."""
    return [_line(event, agreement, at=at, zone=zone) for event in events]


def _line(event: AuditEvent, agreement: terms.Agreement, *, at: datetime, zone: ZoneInfo) -> HistoryLine:
    changes = change_lines(event.facts.get("changes", ()), at=at, zone=zone)
    return HistoryLine(
        at=event.at,
        who="" if event.by == THE_DESK.reference else event.by_name,
        words=event_words(event, agreement),
        clauses=_clauses(event, agreement, changes),
        changes=changes,
        message=str(event.facts.get("message", "")),
    )


def _clauses(event: AuditEvent, agreement: terms.Agreement, changes: Sequence[ChangeLine]) -> tuple[str, ...]:
    of_wait = [reason.clause.cited for reason in agreement.pause_reasons if _waits_for(event, reason.key)]
    found = [event.facts.get("clause"), *of_wait, *(change.clause_number for change in changes)]
    return tuple(dict.fromkeys(clause for clause in found if clause))


def _waits_for(event: AuditEvent, reason: str) -> bool:
    return event.verb in ("held", "hold lifted") and event.facts.get("reason") == reason
