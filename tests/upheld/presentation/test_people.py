"""People as small discs."""

import pytest

from upheld.presentation.people import TONES, initials, tone


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ravi Menon", "RM"), ("João da Silva Ferraz", "JF"), ("Ana", "A"), ("  ", "?"), ("élodie petit", "ÉP")],
)
def test_initials_are_the_first_and_the_last(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_a_name_keeps_its_tone() -> None:
    assert tone("Ravi Menon") == tone("Ravi Menon") == "rust"


def test_every_tone_is_somebodys() -> None:
    assert {tone(f"Person {number}") for number in range(60)} == set(TONES)
