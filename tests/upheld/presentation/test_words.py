"""The tag `translate` says what Django's says, in the language of the moment."""

import pytest
from django.template import Context, Template
from django.utils import translation


def said(source: str, language: str, **given: object) -> str:
    with translation.override(language):
        return Template(source).render(Context(given))


@pytest.mark.parametrize(
    ("source", "english", "portuguese"),
    [
        ('{% translate "Reply" %}', "Reply", "Responder"),
        ('{% translate "Hold" context "verb" %}', "Hold", "Colocar em espera"),
        ('{% translate "Reply" as words %}[{{ words }}]', "[Reply]", "[Responder]"),
        ('{% translate "Reply"|upper %}', "REPLY", "RESPONDER"),
        ("{% translate verb %}", "Reply", "Responder"),
    ],
)
def test_words_are_those_of_the_language(source: str, english: str, portuguese: str) -> None:
    assert [said(source, one, verb="Reply") for one in ("en", "pt-br", "en")] == [english, portuguese, english]


def test_one_template_speaks_every_language() -> None:
    template = Template('{% translate "Reply" %}')
    spoken = []
    for language in ("en", "pt-br", "en"):
        with translation.override(language):
            spoken.append(template.render(Context()))
    assert spoken == ["Reply", "Responder", "Reply"]


def test_signs_stay_as_they_stand_in_the_template() -> None:
    assert said('{% translate "5 % <b>off</b>" %}', "en") == "5 % <b>off</b>"
