"""What was done to an agreement, as lines that a person reads; the events themselves are the audit trail's."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upheld.audit.models import AuditEvent

WORDS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "published": lambda facts: _("published version {version}").format(version=facts["version"]),
    "corrected": lambda facts: _("corrected version {corrects} by version {version}").format(
        corrects=facts["corrects"], version=facts["version"]
    ),
    "announced": lambda facts: _("announced version {version} to {recipients}").format(
        version=facts["version"], recipients=_people(facts["recipients"])
    ),
    "annex published": lambda facts: _("published annex {annex} of {customer}").format(
        annex=facts["annex"], customer=facts["customer"]
    ),
    "annex withdrawn": lambda facts: _("withdrew annex {annex} of {customer} from {since}").format(
        annex=facts["annex"], customer=facts["customer"], since=facts["from"]
    ),
    "draft started": lambda facts: _("began a draft on version {based_on}").format(based_on=facts["based_on"]),
    "draft revision brought back": lambda facts: _("brought revision {revision} of the draft back").format(
        revision=facts["brought_back"]
    ),
    "draft discarded": lambda facts: _("discarded the draft at revision {revision}").format(revision=facts["revision"]),
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
    return ngettext("{count} person", "{count} people", count).format(count=count)
