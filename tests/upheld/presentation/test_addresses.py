"""Addresses are what Django makes of the same names and arguments, whatever the arguments are."""

from typing import Any
from uuid import UUID

import pytest
from django.template import Context, engines
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString

from upheld.presentation.addresses import address

CASES: list[tuple[str, tuple[Any, ...]]] = [
    ("console:queue", ("integrato",)),
    ("console:ticket", ("integrato", 7)),
    ("console:ticket", ("integrato", 1_000_007)),
    ("console:ticket", (SafeString("studio"), 0)),
    ("console:draft", ("integrato", 7, "note")),
    ("console:splitting", ("integrato", 7, UUID("7a0e8f0e-6a3c-4f0e-9f55-0d2a0b5d3c11"))),
    ("account_logout", ()),
]


@pytest.mark.parametrize(("name", "arguments"), CASES)
def test_it_is_djangos_address(name: str, arguments: tuple[Any, ...]) -> None:
    assert address(name, *arguments) == address(name, *arguments) == reverse(name, args=arguments)


@pytest.mark.parametrize("number", [-1, "seven", "7/..", True, None])
def test_what_no_route_takes_is_refused_as_django_refuses_it(number: Any) -> None:
    assert address("console:ticket", "integrato", 7)
    with pytest.raises(NoReverseMatch):
        reverse("console:ticket", args=["integrato", number])
    with pytest.raises(NoReverseMatch):
        address("console:ticket", "integrato", number)


def test_a_number_in_words_and_a_sign_that_must_be_escaped_come_out_as_djangos() -> None:
    assert address("console:ticket", "integrato", "7") == reverse("console:ticket", args=["integrato", "7"])


@pytest.mark.parametrize(
    "written", ["{% url 'console:ticket' desk 7 %}", "{% url 'console:ticket' desk=desk number=7 %}"]
)
def test_templates_say_it_as_ever(written: str) -> None:
    engine = engines["django"].engine
    assert engine.from_string(written).render(Context({"desk": "integrato"})) == "/integrato/console/tickets/7/"
    kept = engine.from_string("{% url 'console:ticket' desk 7 as here %}({{ here }})")
    assert kept.render(Context({"desk": "integrato"})) == "(/integrato/console/tickets/7/)"
    assert engine.from_string("{% url 'console:nowhere' as here %}({{ here }})").render(Context()) == "()"
