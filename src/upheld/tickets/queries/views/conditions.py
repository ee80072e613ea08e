"""Conditions as people write and rows keep them: read, with everything that is wrong said at once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from upheld.tickets.queries.tags import as_tag, completions
from upheld.tickets.queries.views.known import Known, customer_named, customers_like
from upheld.tickets.queries.views.subjects import Shape, Subject, subjects_on

CONDITIONS_AT_MOST = 10
VALUES_AT_MOST = 20
ANY, NONE = "any", "none"
WITHIN, BEYOND, PAST = "within", "beyond", "past"
LONGEST = timedelta(days=366)
_AMOUNT = re.compile(r"(?:(\d{1,3})\s*d)?\s*(?:(\d{1,4})\s*h)?\s*(?:(\d{1,5})\s*m(?:in)?)?", re.ASCII)
_NAMED_AT_MOST = 8


class BadConditions(ValueError):
    """Some conditions cannot be read; `faults` says of each what would be right."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """One thing that must hold of a ticket."""

    # The key of a subject.
    about: str
    # any, none; for times: within, beyond, past.
    relation: str
    values: tuple[str, ...] = ()

    @property
    def written(self) -> dict[str, Any]:
        """This condition as a row keeps it and a program sends it."""
        return {"about": self.about, "is": self.relation, "values": list(self.values)}


def relations_of(subject: Subject) -> tuple[tuple[str, str], ...]:
    """Return how a subject can be compared, each with its words."""
    if subject.shape is not Shape.TIME:
        return (ANY, _("is any of")), (NONE, _("is none of"))
    if subject.key == "received":
        return (WITHIN, _("within the last")), (BEYOND, _("longer ago than"))
    return (WITHIN, _("within the next")), (BEYOND, _("not within the next")), (PAST, _("is past"))


def as_kept(rows: Iterable[Mapping[str, Any]]) -> tuple[Condition, ...]:
    """Return conditions as a row keeps them; they were checked when they were written."""
    return tuple(
        Condition(about=row["about"], relation=row["is"], values=tuple(str(value) for value in row["values"]))
        for row in rows
    )


def checked(sent: Sequence[Condition], known: Known) -> tuple[Condition, ...]:
    """Return conditions that somebody wrote, their customers found by name and their amounts in one spelling.

    Raises: BadConditions, with every fault.
    """
    if len(sent) > CONDITIONS_AT_MOST:
        raise BadConditions([_("A view has at most %(count)s conditions.") % {"count": CONDITIONS_AT_MOST}])
    subjects, faults, right = subjects_on(known), [], []
    for place, condition in enumerate(sent, start=1):
        try:
            right.append(_checked(condition, subjects, known))
        except ValueError as fault:
            faults.append(_("Condition %(place)s: %(fault)s") % {"place": place, "fault": fault})
    if faults:
        raise BadConditions(faults)
    return tuple(right)


def amount_of(text: str) -> timedelta:
    """Return an amount of elapsed time such as `30m`, `2h`, `1d 12h`.

    Raises: ValueError, saying what would be right.
    """
    found = _AMOUNT.fullmatch(text.strip().lower())
    days, hours, minutes = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    amount = timedelta(days=days, hours=hours, minutes=minutes)
    if not amount:
        raise ValueError(_("“%(text)s” is no time; write 30m, 2h or 1d.") % {"text": text})
    if amount > LONGEST:
        raise ValueError(_("a view looks at most a year ahead or back."))
    return amount


def _checked(condition: Condition, subjects: Mapping[str, Subject], known: Known) -> Condition:
    subject = subjects.get(condition.about)
    if subject is None:
        raise ValueError(
            _("“%(about)s” is nothing to ask; a condition can be about %(known)s.")
            % {"about": condition.about, "known": ", ".join(subjects)}
        )
    if condition.relation not in dict(relations_of(subject)):
        allowed = ", ".join(key for key, _words in relations_of(subject))
        raise ValueError(_("%(label)s can be %(allowed)s.") % {"label": subject.label, "allowed": allowed})
    if condition.relation == PAST:
        return Condition(about=subject.key, relation=PAST)
    if not condition.values:
        raise ValueError(_("say what %(label)s should be.") % {"label": subject.label})
    if len(condition.values) > VALUES_AT_MOST:
        raise ValueError(_("names at most %(count)s values.") % {"count": VALUES_AT_MOST})
    values = tuple(dict.fromkeys(_value(value, subject, known) for value in condition.values))
    return Condition(about=subject.key, relation=condition.relation, values=values)


def _value(value: str, subject: Subject, known: Known) -> str:
    if subject.shape is Shape.TIME:
        amount_of(value)
        return value.strip().lower()
    if subject.shape is Shape.CUSTOMER:
        return _customer(value.strip(), known)
    if subject.shape is Shape.TAG:
        return _tag(as_tag(value), known)
    if value not in dict(subject.choices):
        allowed = ", ".join(key or _("(empty)") for key, _words in subject.choices)
        raise ValueError(
            _("%(label)s knows no “%(value)s”; it knows %(allowed)s.")
            % {"label": subject.label, "value": value, "allowed": allowed}
        )
    return value


def _tag(name: str, known: Known) -> str:
    if name in completions(known.desk, name):
        return name
    like = completions(known.desk, name[:3])
    meant = _(" Did you mean %(names)s?") % {"names": ", ".join(like[:_NAMED_AT_MOST])} if like else ""
    raise ValueError(_("no tag of this desk is “%(name)s”.") % {"name": name} + meant)


def _customer(name: str, known: Known) -> str:
    found = customer_named(known.desk, name)
    if found is not None:
        return found
    like = customers_like(known.desk, name[:3])[:_NAMED_AT_MOST]
    meant = _(" Did you mean %(names)s?") % {"names": ", ".join(like)} if like else ""
    raise ValueError(_("no customer is called “%(name)s”.") % {"name": name} + meant)
