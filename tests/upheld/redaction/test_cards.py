"""The check digit of card numbers, against numbers that the makers publish for tests."""

import pytest

from upheld.redaction.cards import card_numbers, checks_out


@pytest.mark.parametrize("number", ["4242424242424242", "5555555555554444", "6011111111111117", "378282246310005"])
def test_the_last_digit_follows_from_the_others(number: str) -> None:
    digits = [int(sign) for sign in number]

    assert checks_out(digits)
    assert not any(checks_out([*digits[:-1], other]) for other in range(10) if other != digits[-1])


def test_two_neighbours_that_changed_places_are_noticed() -> None:
    assert checks_out([int(sign) for sign in "4111111111111111"])
    assert not checks_out([int(sign) for sign in "1411111111111111"])


@pytest.mark.parametrize("text", ["4242 4242-4242 4242", "42424242 42424242", "3782-822463 10005", "4242424242424"])
def test_digits_grouped_as_on_no_card_are_none(text: str) -> None:
    assert list(card_numbers(text)) == []
