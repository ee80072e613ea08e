"""The clauses of an agreement as HTML, alike for all readers with one plan and zone. Who reads is not known here."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from servicelevel.agreement import page
from servicelevel.agreement.terms import Agreement, Strength
from upheld.presentation.chapters import blocks_of, chapters_of

# Rendered texts kept per process: a few minutes of every desk, for every plan.
TEXTS_KEPT = 64
_FIRMNESS = {
    Strength.GUARANTEED: (gettext_lazy("Guaranteed"), gettext_lazy("we will; if we do not, the promise is broken")),
    Strength.TARGET: (gettext_lazy("Target"), gettext_lazy("what we aim for each time")),
    Strength.TYPICAL: (gettext_lazy("Typical"), gettext_lazy("what usually happens")),
    Strength.BEST_EFFORT: (gettext_lazy("Best effort"), gettext_lazy("we try, and it may take longer")),
    Strength.DISCRETIONARY: (gettext_lazy("At our discretion"), gettext_lazy("we decide whether, and when")),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Firmness:
    """A strength that the agreement uses, and what it means."""

    strength: str
    label: str
    words: str


def agreement_text(
    agreement: Agreement, *, minute: datetime, plan: str | None, zone: ZoneInfo, current: bool
) -> SafeString:
    """Return the clauses as they read at a minute, for one plan or for everyone; `zone` is the reader's.

    What is said of *now* changes by the minute, and is left out of a version that is not `current`.
    """
    language = get_language() or ""
    return _drawn(agreement, minute=minute, plan=plan, zone=zone, current=current, language=language)


@lru_cache(maxsize=TEXTS_KEPT)
def _drawn(
    agreement: Agreement, *, minute: datetime, plan: str | None, zone: ZoneInfo, current: bool, language: str
) -> SafeString:
    built = page.build_page(agreement, at=minute, plan=plan)
    shown = {
        "desk_name": agreement.name,
        "page": built,
        "preamble": blocks_of(built.preamble, at=minute, zone=zone),
        "chapters": chapters_of(built, at=minute, zone=zone),
        "firmness": firmness_of(agreement),
        "current": current,
        "plan_label": next((term.label for term in agreement.plans if term.key == plan), ""),
    }
    return render_to_string("public/agreement_text.html", shown)


def firmness_of(agreement: Agreement) -> tuple[Firmness, ...]:
    """Return the strengths that the promises of an agreement have, the firmest first."""
    used = {rule.strength for rule in agreement.targets if rule.amount is not None}
    return tuple(
        Firmness(strength=strength.value, label=str(label), words=str(words))
        for strength, (label, words) in _FIRMNESS.items()
        if strength in used
    )
