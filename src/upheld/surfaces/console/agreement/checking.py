"""Checking a text while it is written: text in, everything that is to be said about it out.

Nothing is kept here; the page around it and the keeping are in `editing`.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.http import QueryDict

from servicelevel.agreement.check import CheckResult, check_agreement
from servicelevel.agreement.page import build_page
from servicelevel.agreement.terms import Agreement
from upheld.agreements.facts import meaning_of
from upheld.agreements.models import Draft
from upheld.presentation.chapters import Numbered, blocks_of, chapters_of
from upheld.surfaces.console.agreement.checking_changes import changes_of
from upheld.surfaces.console.agreement.checking_findings import findings_of
from upheld.surfaces.console.agreement.checking_readings import readings_of
from upheld.surfaces.console.agreement.simulator import Sides, simulate
from upheld.surfaces.console.agreement.simulator_form import SimulatorForm

# Checked texts kept per process: what a few people write is checked once, however often they simulate.
CHECKED_KEPT = 16
VIEWS = ("write", "changes", "published")


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What a person has in hand: the words, the revision they began with, and how they look at them."""

    text: str
    revision: int
    # write, changes or published
    view: str = "write"
    # the line of the cursor, from 1
    line: int = 1
    # what the simulator was asked
    given: dict[str, str]


def written_in(posted: QueryDict, draft: Draft) -> Written:
    """Return what was posted; what is missing or makes no sense is as the draft has it."""
    # A pressed tab says how to look; without one it stays as it was.
    view = posted.get("look") or posted.get("view", "")
    return Written(
        text=posted.get("text", draft.text).replace("\r\n", "\n"),
        revision=_number(posted.get("revision", ""), default=draft.revision),
        view=view if view in VIEWS else "write",
        line=_number(posted.get("line", ""), default=1),
        given={name: str(posted[name]) for name in posted},
    )


def parts_of(draft: Draft, written: Written, *, at: datetime) -> dict[str, Any]:
    """Return the context of `console/agreement/parts.html`: findings, simulation, preview, changes."""
    result = checked(written.text)
    sides = Sides(published=meaning_of(draft.based_on), draft=result.agreement)
    simulator = SimulatorForm(agreement=sides.newest, given=written.given, present=at)
    asked = simulator.question()
    return {
        "written": written,
        "desk_name": draft.agreement.desk.name,
        "published": sides.published,
        "drafted": result.agreement,
        "findings": findings_of(result),
        "readings": readings_of(result.agreement) if result.agreement else (),
        "simulator": simulator,
        "simulation": simulate(sides, facts=asked.facts, at=asked.received_at) if asked else None,
        **_looked_at(sides, written, at=at),
    }


@lru_cache(maxsize=CHECKED_KEPT)
def checked(text: str) -> CheckResult:
    """Return everything that is to be said about a text; it follows from the text alone."""
    return check_agreement(text)


def _looked_at(sides: Sides, written: Written, *, at: datetime) -> dict[str, Any]:
    """Return what the chosen view shows of a draft without faults: a clause, all of them, or what changes."""
    if sides.draft is None:
        return {}
    if written.view == "changes":
        return {"changes": changes_of(sides.published, sides.draft, at=at)}
    built, zone = build_page(sides.draft, at=at), ZoneInfo(sides.draft.zone)
    chapters = chapters_of(built, at=at, zone=zone)
    if written.view == "published":
        return {"page": built, "preamble": blocks_of(built.preamble, at=at, zone=zone), "chapters": chapters}
    return {"clause": _clause_at(sides.draft, chapters, line=written.line)}


def _clause_at(agreement: Agreement, chapters: tuple[Numbered, ...], *, line: int) -> Numbered | None:
    """Return the clause that a line of the document stands in; None before the first."""
    number = next((clause.number for clause in reversed(agreement.clauses) if clause.line <= line), None)
    clauses = (clause for chapter in chapters for clause in (chapter, *chapter.clauses))
    return next((clause for clause in clauses if clause.number == number), None)


def _number(given: str, *, default: int) -> int:
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else default
