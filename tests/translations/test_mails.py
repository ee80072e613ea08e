"""Mails are written in the language of whoever reads them: subject, text and HTML, whoever sends them."""

import re

import pytest
from django.utils.translation import override

from tests.upheld.channels.email.samples import TEMPLATES, notification
from upheld.channels.email.letter import compose
from upheld.config import catalogues

# What a mail repeats as it was written: of the ticket, of people, and of the agreement.
_REPEATED = re.compile(r"Mail from <Acme & Söhne> bounces since the change of the 24th")
# Words that only English mails have.
_ENGLISH = re.compile(r"\b([Tt]he|[Yy]ou|[Yy]our|will|[Tt]his|is|was|were|has|have|are)\b")


@pytest.fixture(autouse=True, scope="module")
def compiled() -> None:
    catalogues.compile_changed()


def _said(template: str, language: str) -> tuple[str, str, str]:
    told = notification(template)
    told.language = language
    letter = compose(told)
    return letter.subject, str(letter.body), str(letter.alternatives[0].content)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_mail_is_in_the_language_of_its_reader(template: str) -> None:
    _, here, html = _said(template, "pt-br")
    _, there, _ = _said(template, "en")
    assert '<html lang="pt-br">' in html
    assert here != there
    assert "O acordo de suporte" in here
    assert "O acordo de suporte" in html


@pytest.mark.parametrize(
    "template", ["ticket-received", "ticket-resolved", "clock-past-due", "desk-assigned", "survey"]
)
def test_what_the_desk_itself_says_is_in_one_language(template: str) -> None:
    subject, body, _ = _said(template, "pt-br")
    assert _ENGLISH.findall(_REPEATED.sub("", f"{subject}\n{body.partition('Have the server')[0]}")) == []


def test_whoever_sends_it_changes_nothing() -> None:
    here = _said("ticket-received", "pt-br")
    with override("pt-br"):
        assert _said("ticket-received", "en") != here
        assert _said("ticket-received", "") == _said("ticket-received", "en")


def test_a_promise_is_said_as_the_reader_says_it() -> None:
    subject, body, _ = _said("ticket-received", "pt-br")
    assert subject.startswith("[IS-12] Recebemos o seu pedido: ")
    assert "A primeira resposta deve vir até dom 25 out 2026, 00:00 (within 2 h)." in body
    _, english, _ = _said("ticket-received", "en")
    assert "A first response is to come by Sun 25 Oct 2026, 00:00 (within 2 h)." in english


def test_the_agreement_says_it_in_its_own_words() -> None:
    _, body, _ = _said("ticket-received", "pt-br")
    assert "Have the server's name ready." in body
    assert "Solução: Future release." in body
