"""What drawing a clause needs to know, and words for conditions.

What each term looks like lives beside this.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar

from servicelevel.agreement.page_nodes import PageBlock
from servicelevel.agreement.terms import Agreement, Clause, Condition, FactTerm, Received
from servicelevel.calendars.support_hours import wall_clock
from servicelevel.decisions.explain import listing

Drawn = tuple[PageBlock, ...]
# Facts whose values need no introduction.
_SPEAKING = ("priority", "plan", "channel", "service", "topic")
_YES_OR_NO = {"true", "false"}


class Sourced(Protocol):
    """A term with its clause."""

    @property
    def clause(self) -> Clause:
        """The clause."""


class Unstated(LookupError):
    """A statement that was to be drawn and that the agreement does not make."""


Term = TypeVar("Term", bound=Sourced)
Stated = TypeVar("Stated")


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawer:
    """One clause of an agreement to be drawn, as of an instant, for everyone or for one plan."""

    agreement: Agreement
    at: datetime
    plan: str | None
    # the clause; None before one is chosen
    clause: Clause | None = None

    def of(self, clause: Clause) -> "Drawer":
        """Return the same for `clause`."""
        return replace(self, clause=clause)

    def here(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        """Return those of `terms` that this clause states."""
        return tuple(term for term in terms if term.clause == self.clause)

    def concerns(self, condition: Condition) -> bool:
        """Say whether `condition` may hold on the drawer's plan."""
        return self.plan is None or self.plan in condition.facts.get("plan", frozenset({self.plan}))

    def condition_words(self, condition: Condition) -> str:
        """Return `condition` in words, with a capital; empty where there is none, or none but the drawer's plan."""
        asked = (key for key in self.agreement.facts if key in condition.facts)
        parts = [self._fact_words(key, condition.facts[key]) for key in asked if key != "plan" or self.plan is None]
        words = ", ".join(filter(None, (*parts, self.received_words(condition.received))))
        return capital(words)

    def value_label(self, key: str, value: str) -> str:
        """Return the label of a value of a fact."""
        return next((v.label for v in self.agreement.facts[key].values if v.key == value), value)

    def _fact_words(self, key: str, values: frozenset[str]) -> str:
        term = self.agreement.facts[key]
        if len(values) == 1 and {value.key for value in term.values} == _YES_OR_NO:
            return term.label.lower() if "true" in values else f"no {term.label.lower()}"
        labels = value_words(term, values)
        return labels if key in _SPEAKING else f"{term.label.lower()}: {labels}"

    def received_words(self, received: Received) -> str:
        """Return a condition on the receipt in words; empty where there is none."""
        parts = []
        if received.inside:
            parts.append(f"during {self.calendar_label(received.inside)}")
        if received.outside:
            parts.append(f"outside {self.calendar_label(received.outside)}")
        if (received.start, received.end) != (0, 1440):
            parts.append(f"from {wall_clock(received.start)} to {wall_clock(received.end, closing=True)}")
        return f"received {' '.join(parts)}" if parts else ""

    def calendar_label(self, name: str) -> str:
        """Return what people call a calendar."""
        return self.agreement.calendars[name].label


def stated(term: Stated | None) -> Stated:
    """Return a term of which the document holds the statement.

    Raises: Unstated, if the statement is drawn and the term is not there.
    """
    if term is None:
        raise Unstated("a statement is drawn that the agreement does not make")
    return term


def value_words(term: FactTerm, values: Iterable[str]) -> str:
    """Return the labels of some values of a fact: "Urgent or High"."""
    wanted = frozenset(values)
    return listing((value.label for value in term.values if value.key in wanted), last="or")


def capital(words: str) -> str:
    """Return `words` as a sentence or a cell begins, the rest as it was."""
    return words[:1].upper() + words[1:]
