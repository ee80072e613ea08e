"""The tags beneath the components."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.template import Context
from django.utils.safestring import SafeString

from upheld.presentation.templatetags import upheld_look as tags


class Fields(forms.Form):
    text = forms.CharField()
    pick = forms.ChoiceField(choices=[("a", "A")])
    many = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    yes = forms.BooleanField()


@pytest.mark.parametrize(
    ("name", "kind"), [("text", "control"), ("pick", "control"), ("many", "choices"), ("yes", "check")]
)
def test_a_field_is_laid_out_by_its_widget(name: str, kind: str) -> None:
    assert tags.kind_of(Fields()[name]) == kind


@pytest.mark.parametrize(
    ("name", "css"), [("text", "form-control"), ("pick", "form-select"), ("yes", "form-check-input")]
)
def test_a_control_has_the_class_of_its_kind(name: str, css: str) -> None:
    assert f'class="{css}"' in tags.control(Fields()[name])


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ({"number": ""}, ""),
        ({"number": "4.2"}, '<span class="clause">§&thinsp;4.2</span>'),
        ({"number": "4.2", "url": "/a#4.2", "title": "T"}, '<a class="clause" href="/a#4.2">§&thinsp;4.2</a>'),
        (
            {"number": "1", "url": "#c", "text": '"Soon"', "strength": "target", "strength_label": "Target"},
            (
                '<a class="clause" href="#c" data-clause-text="&quot;Soon&quot;" data-clause-strength="target"'
                ' data-clause-strength-label="Target">§&thinsp;1</a>'
            ),
        ),
    ],
)
def test_a_citation_shows_what_it_is_given(given: dict[str, str], drawn: str) -> None:
    assert tags.clause(**given) == drawn


def test_a_citation_escapes_whatever_was_cited_before() -> None:
    assert "<b>" in tags.clause(SafeString("<b>"))
    assert "<b>" not in tags.clause("<b>")


@pytest.mark.parametrize(("x", "where"), [(0, "start"), (500, "middle"), (1000, "end")])
def test_a_label_stays_inside_its_drawing(x: float, where: str) -> None:
    assert tags.anchor(x) == where


@pytest.mark.parametrize(("now", "percent"), [(100, "0"), (400, "6.7"), (900, "33.4")])
def test_the_past_of_a_span_ends_at_now(now: float, percent: str) -> None:
    assert tags.until(333, 334, now) == percent


def test_an_unknown_strength_promises_nothing() -> None:
    assert "is-none" in tags.strength_line("perhaps")


def test_a_time_in_one_zone_needs_no_letters() -> None:
    context = Context({"reader_zone": "Europe/London", "desk_zone": "Europe/London"})
    shown = tags.moment(context, datetime(2026, 7, 1, 11, 0, tzinfo=UTC), style="time")
    assert shown == '<time datetime="2026-07-01T12:00:00+01:00">12:00</time>'


def test_a_reader_elsewhere_sees_both_walls() -> None:
    context = Context({"reader_zone": "Europe/London", "desk_zone": "America/Sao_Paulo"})
    shown = tags.moment(context, datetime(2026, 11, 20, 11, 0, tzinfo=UTC), style="time")
    assert "11:00 GMT (08:00 UTC−3)" in shown
