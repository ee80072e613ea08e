"""The agreement's fields and facts as form fields."""

from collections.abc import Mapping

import pytest
from django import forms

from servicelevel.agreement.terms import FieldTerm
from tests.support import shipped
from upheld.presentation.intake.fields import LocalDateTimeField, fact_field, field_for
from upheld.presentation.intake.switches import Switches

WORX = shipped.agreement("interworx")


def term(kind: str, *, required: bool = True, shown_when: Mapping[str, frozenset[str]] | None = None) -> FieldTerm:
    """Return a field of an agreement."""
    return FieldTerm(
        key="k",
        label="Label",
        kind=kind,
        required=required,
        help="Help",
        link=None,
        options=("One", "Two"),
        default=None,
        shown_when=shown_when or {},
        clause=WORX.clauses[0],
    )


@pytest.mark.parametrize(
    ("kind", "said", "kept"),
    [
        ("text", " a ", "a"),
        ("long_text", "a\nb", "a\nb"),
        ("choice", "Two", "Two"),
        ("checklist", ["One", "Two"], ["One", "Two"]),
        ("checkbox", "on", True),
        ("datetime", "2026-11-21T16:30", "2026-11-21 16:30"),
    ],
)
def test_every_kind_keeps_what_is_said(kind: str, said: object, kept: object) -> None:
    assert field_for(term(kind)).clean(said) == kept


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("text", "x" * 501),
        ("text", "a\x00b"),
        ("choice", "Three"),
        ("checklist", ["Three"]),
        ("date", "soon"),
        ("datetime", "soon"),
        ("checkbox", ""),
    ],
)
def test_every_kind_refuses_what_it_is_not(kind: str, said: object) -> None:
    with pytest.raises(forms.ValidationError):
        field_for(term(kind)).clean(said)


def test_what_depends_on_a_fact_is_not_required_by_itself() -> None:
    assert not field_for(term("text", shown_when={"category": frozenset({"support"})})).required


def test_an_empty_time_may_be_left_out() -> None:
    assert LocalDateTimeField(required=False).clean("") == ""


def test_topics_are_grouped_by_whether_they_qualify() -> None:
    field = fact_field(WORX.facts["topic"], WORX, Switches())
    groups = [label for label, inside in field.choices if isinstance(inside, list)]
    assert groups == ["We support", "We do not support"]


def test_a_fact_without_a_default_is_to_be_chosen() -> None:
    field = fact_field(WORX.facts["category"], WORX, Switches())
    assert next(iter(field.choices)) == ("", "Choose one")
    assert field.required
