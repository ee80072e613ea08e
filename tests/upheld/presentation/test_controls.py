"""A control is drawn as Django draws it, whoever was shown one before."""

import pytest
from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from upheld.presentation.controls import drawn_control

LOOK = {"class": "form-control"}


class Asked(forms.Form):
    note = forms.CharField(max_length=20, help_text="Why", initial="")
    on = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(label="Kind", choices=[("a", _("Close")), ("b", "B")])


@pytest.mark.parametrize("name", ["note", "on", "kind"])
def test_it_is_what_django_draws_the_first_time_and_the_next(name: str) -> None:
    expected = Asked()[name].as_widget(attrs=dict(LOOK))
    assert [drawn_control(Asked()[name], LOOK) for _turn in range(2)] == [expected] * 2


@pytest.mark.parametrize(
    "form",
    [
        Asked(initial={"note": "<b>"}),
        Asked(auto_id="other_%s"),
        Asked(prefix="p"),
        Asked(use_required_attribute=False),
        Asked({"note": ""}),
    ],
)
def test_a_form_that_differs_is_drawn_as_it_is(form: forms.Form) -> None:
    drawn_control(Asked()["note"], LOOK)
    assert drawn_control(form["note"], LOOK) == form["note"].as_widget(attrs=dict(LOOK))


def test_other_choices_are_drawn_as_they_are() -> None:
    drawn_control(Asked()["kind"], LOOK)
    form = Asked()
    form.fields["kind"] = forms.ChoiceField(choices=[("c", "Only this")])
    assert "Only this" in drawn_control(form["kind"], LOOK)


def test_each_language_has_its_own() -> None:
    drawn_control(Asked()["kind"], LOOK)
    with translation.override("pt-br"):
        assert drawn_control(Asked()["kind"], LOOK) == Asked()["kind"].as_widget(attrs=dict(LOOK))


def test_another_look_is_drawn_anew() -> None:
    drawn_control(Asked()["note"], LOOK)
    assert 'role="switch"' in drawn_control(Asked()["note"], {**LOOK, "role": "switch"})
