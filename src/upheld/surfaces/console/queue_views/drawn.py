"""The conditions of a view as the builder's rows: read from what was sent, and drawn again with what was typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from upheld.desks.models import Desk
from upheld.tickets.queries.views.conditions import CONDITIONS_AT_MOST, Condition, relations_of
from upheld.tickets.queries.views.known import Known, names_of_customers
from upheld.tickets.queries.views.subjects import CUSTOMER, Shape, Subject, subjects_on


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One thing that can be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionRow:
    """One condition as the builder draws it."""

    # From 0; names its controls.
    place: int
    about: str
    label: str
    relations: tuple[Option, ...]
    # To be checked; empty where something is typed.
    choices: tuple[Option, ...]
    # To be typed: what was, and for customers an empty line more.
    typed: tuple[str, ...]
    shape: str


def sent_conditions(sent: QueryDict) -> list[Condition]:
    """Return the conditions that a form holds, as they were typed; nothing is checked yet."""
    found = []
    for place in range(CONDITIONS_AT_MOST + 1):
        about = sent.get(f"about-{place}", "")
        if about:
            values = [value.strip() for value in sent.getlist(f"values-{place}")]
            relation = sent.get(f"is-{place}", "")
            found.append(Condition(about=about, relation=relation, values=_without_blanks(about, values)))
    return found


def rows_of(conditions: Iterable[Condition], known: Known) -> list[ConditionRow]:
    """Return conditions as rows; those about what the desk no longer knows are left out."""
    subjects, conditions = subjects_on(known), list(conditions)
    known_about = [condition for condition in conditions if condition.about in subjects]
    return [_row(place, one, subjects[one.about]) for place, one in enumerate(known_about)]


def in_words(conditions: Sequence[Condition], desk: Desk) -> tuple[Condition, ...]:
    """Return conditions with their customers as people call them, as they are typed."""
    facets = [value for one in conditions if one.about == CUSTOMER for value in one.values]
    names = names_of_customers(desk, facets) if facets else {}
    return tuple(_named(one, names) if one.about == CUSTOMER else one for one in conditions)


def fresh(about: str, subjects: Mapping[str, Subject]) -> Condition | None:
    """Return an empty condition about a subject; None if there is no such subject."""
    subject = subjects.get(about)
    return Condition(about=about, relation=relations_of(subject)[0][0]) if subject else None


def _row(place: int, condition: Condition, subject: Subject) -> ConditionRow:
    relations = tuple(
        Option(value=key, label=words, chosen=key == condition.relation) for key, words in relations_of(subject)
    )
    choices = tuple(
        Option(value=value, label=label, chosen=value in condition.values) for value, label in subject.choices
    )
    typed = condition.values if subject.shape is Shape.TIME else (*condition.values, "")
    return ConditionRow(
        place=place,
        about=subject.key,
        label=subject.label,
        relations=relations,
        choices=choices,
        typed=() if choices else typed or ("",),
        shape=subject.shape.value,
    )


def _named(condition: Condition, names: Mapping[str, str]) -> Condition:
    values = tuple(names[value] for value in condition.values if value in names)
    return Condition(about=condition.about, relation=condition.relation, values=values)


def _without_blanks(about: str, values: Sequence[str]) -> tuple[str, ...]:
    """A choice may be empty, as in `nobody`; a typed line that is empty says nothing."""
    return tuple(value for value in values if value or about in ("team", "holder"))
