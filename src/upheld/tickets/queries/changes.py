"""What a recount changed, in words: of the ticket itself, and of each promise on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.recount import Recount as CoreRecount
from servicelevel.clocks.recount import Standing
from upheld.tickets.models import Recount, Ticket
from upheld.tickets.queries.faces import METRIC_LABELS, STRENGTH_LABELS
from upheld.tickets.queries.words import clock_time, long_duration


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeLine:
    """What became of one promise."""

    metric_label: str
    before: str
    after: str
    # How it was judged, and is; empty while it is not.
    outcome_before: str
    outcome_after: str
    clause_number: str
    # The whole of it as one sentence.
    sentence: str


def changes_of(found: Sequence[CoreRecount]) -> list[dict[str, Any]]:
    """Return what a recount changed, as plain values that a row can hold; `change_lines` puts them into words."""
    return [
        {
            "metric": one.metric.value,
            "before": _written(one.before),
            "after": _written(one.after),
            "differences": sorted(difference.value for difference in one.differences),
            "because": [
                {"text": reason.text, "clause": reason.clause.cited if reason.clause else None}
                for reason in one.because
            ],
        }
        for one in found
        if one.changed
    ]


def change_lines(changes: Iterable[Mapping[str, Any]], *, at: datetime, zone: ZoneInfo) -> tuple[ChangeLine, ...]:
    """Return the changes that a recount wrote down, as lines for a reader in `zone`."""
    return tuple(_line(change, at=at, zone=zone) for change in changes)


def changed_words(ticket: Ticket, row: Recount, agreement: Agreement, *, emergency: bool | None = None) -> str:
    """Return, as one sentence to the customer, what their ticket is held to now."""
    if emergency is not None:
        return _("We judged this to be an emergency.") if emergency else _("We judged that this is not an emergency.")
    if row.cause == Recount.Cause.VERSION:
        return _("Your ticket is now counted by version %(version)s of the agreement.") % {
            "version": row.version_after.number
        }
    return " ".join(_fact_words(ticket, row, agreement))


def fact_label(agreement: Agreement, key: str, value: str) -> str:
    """Return what the agreement calls a value of a fact."""
    term = agreement.facts.get(key)
    return next((known.label for known in term.values if known.key == value), value) if term else value


def _fact_words(ticket: Ticket, row: Recount, agreement: Agreement) -> Sequence[str]:
    words = []
    for key, value in row.facts_after.items():
        was = row.facts_before.get(key)
        if was == value:
            continue
        said = {"what": agreement.facts[key].label, "now": fact_label(agreement, key, value)}
        if was:
            said["before"] = fact_label(agreement, key, was)
        words.append(
            (_("{what} is now {now}, instead of {before}.") if was else _("{what} is now {now}.")).format(**said)
        )
        if key == "priority" and ticket.priority_asked not in ("", was, value):
            words.append(_("You asked for {asked}.").format(asked=fact_label(agreement, key, ticket.priority_asked)))
    return words


def _line(change: Mapping[str, Any], *, at: datetime, zone: ZoneInfo) -> ChangeLine:
    before, after = change["before"], change["after"]
    label = str(METRIC_LABELS[change["metric"]][0])
    was, now = (_standing_words(standing, at=at, zone=zone) for standing in (before, after))
    return ChangeLine(
        metric_label=label,
        before=was,
        after=now,
        outcome_before=_outcome(before),
        outcome_after=_outcome(after),
        clause_number=(after or before or {}).get("clause", ""),
        sentence=_("{promise}: {now}, was {before}").format(
            promise=label, now=_with_outcome(now, after), before=_with_outcome(was, before)
        ),
    )


def _standing_words(standing: Mapping[str, Any] | None, *, at: datetime, zone: ZoneInfo) -> str:
    if standing is None:
        return _("not promised")
    firm = STRENGTH_LABELS[standing["strength"]].lower()
    if standing["words"]:
        return f"“{standing['words']}”"
    if standing["due"]:
        when = clock_time(datetime.fromisoformat(standing["due"]), at=at, zone=zone)
        return _("due {when} ({firm})").format(when=when, firm=firm)
    left = long_duration(timedelta(seconds=standing["left_s"] or 0))
    return _("{length} left, on hold ({firm})").format(length=left, firm=firm)


def _with_outcome(words: str, standing: Mapping[str, Any] | None) -> str:
    outcome = _outcome(standing)
    return f"{words}, {outcome}" if outcome else words


def _outcome(standing: Mapping[str, Any] | None) -> str:
    said = {"breached": _("breached"), "missed": _("missed"), "kept": _("kept")}
    return said.get(standing["outcome"] or "", "") if standing else ""


def _written(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    target, reading = standing.target, standing.reading
    outcome = "breached" if reading.breached else "missed" if reading.missed else "kept" if reading.kept else None
    return {
        "due": reading.due_at.isoformat() if reading.due_at else None,
        "words": target.text,
        "strength": target.strength.value,
        "amount": target.amount_words,
        "clause": target.clause.cited,
        "stage": reading.stage.value,
        "outcome": outcome,
        "left_s": round(reading.left.total_seconds()) if target.text is None else None,
    }
