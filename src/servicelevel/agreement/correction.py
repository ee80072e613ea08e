"""Corrections: a version that says what an earlier one should have said about its hours, from the beginning.

Which hours that changes is found in `clocks.recount`; how two versions differ in words, in `amendment`.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from servicelevel.agreement.terms import Agreement

# What a correction may say differently: the calendars, and what no promise rests on.
_MAY_DIFFER = frozenset(
    {"version", "hash", "text", "language_version", "clauses", "calendars", "office", "calendar_clauses"}
    | {"assumptions", "examples", "document", "statements", "silences"}
)
# Where a term was read, which is no part of what it means.
_PLACES = frozenset({"clause", "line", "column", "block_line"})


class NoCorrection(ValueError):
    """A version that changes more than calendars; the message names what else it changes."""


def refuse_more_than_hours(wrong: Agreement, right: Agreement) -> None:
    """Refuse `right` as a correction of `wrong` if it promises differently in anything but when support is given.

    Raises: NoCorrection.
    Source: agreement language, corrections.
    """
    names = [field.name for field in fields(Agreement) if field.name not in _MAY_DIFFER]
    differing = [name for name in names if _meaning(getattr(wrong, name)) != _meaning(getattr(right, name))]
    if wrong.calendars.keys() != right.calendars.keys():
        differing.append("which calendars there are")
    if differing:
        said = ", ".join(name.replace("_", " ") for name in differing)
        raise NoCorrection(f"a correction changes calendars only; this changes {said} too: amend the agreement instead")


def _meaning(term: object) -> object:
    """Return a term without the places at which it was read, for comparison."""
    if is_dataclass(term) and not isinstance(term, type):
        known = [field.name for field in fields(term) if field.name not in _PLACES]
        return type(term).__name__, tuple((name, _meaning(getattr(term, name))) for name in known)
    if isinstance(term, Mapping):
        return {key: _meaning(value) for key, value in term.items()}
    if isinstance(term, tuple):
        return tuple(_meaning(value) for value in term)
    return term


def calendars_asked_about(agreement: Agreement) -> frozenset[str]:
    """Return the calendars on which it depends, by the hour of receipt, what is promised and who is served."""
    conditions = [*(rule.when for rule in agreement.targets), *(rule.when for rule in agreement.entitlements)]
    named = {name for when in conditions for name in (when.received.inside, when.received.outside)}
    return frozenset(name for name in named if name is not None)
