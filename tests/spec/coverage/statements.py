"""The statements of the published texts, in our words, with what we claim about each. Checking lives in `claims`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "statements"
# Stands for what comes before the first clause.
PREAMBLE = "preamble"


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One statement, and where and how the agreement says it."""

    says: str
    # Clause numbers, or `preamble`; empty where it is deliberately not a promise.
    clauses: tuple[str, ...] = ()
    # Path into the compiled terms → the value it has; a path of one word claims only that the kind is there.
    terms: dict[str, Any]
    # A phrase of the prose, and one of an assumption.
    prose: str | None = None
    assumed: str | None = None
    # Facts and an instant with what they are promised.
    cases: tuple[dict[str, Any], ...] = ()
    # Calendar, instant, and whether it is open then.
    hours: tuple[tuple[str, str, bool], ...] = ()
    not_a_promise: str | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of terms that say it, each once."""
        return tuple(dict.fromkeys(path.split(".")[0] for path in self.terms))


@dataclass(frozen=True, kw_only=True, slots=True)
class Own:
    """Terms that no published statement asked for, and why they are there."""

    clause: str
    kind: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """One published text, statement by statement."""

    name: str
    title: str
    statements: tuple[Statement, ...]
    own: tuple[Own, ...]


def published(name: str) -> Published:
    """Return the statements of the text behind the agreement `name`."""
    given: dict[str, Any] = YAML(typ="safe", pure=True).load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return Published(
        name=name,
        title=given["published"],
        statements=tuple(_statement(one) for one in given["statements"]),
        own=tuple(Own(clause=one["in"], kind=one["term"], why=one["why"]) for one in given["ours"]),
    )


def _statement(given: dict[str, Any]) -> Statement:
    clauses = given.pop("in", [])
    hours = given.pop("open", [])
    return Statement(
        clauses=(clauses,) if isinstance(clauses, str) else tuple(clauses),
        terms=given.pop("terms", {}),
        cases=tuple(given.pop("cases", ())),
        hours=tuple((calendar, at, is_open) for calendar, at, is_open in hours),
        **given,
    )
