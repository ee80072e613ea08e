"""Keys of live pages: what they allow, and that nobody else can make or stretch them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing

from upheld.presentation.live_keys import LIFETIME, BadKey, LiveScope, key_for_desk, key_for_ticket, scope_of

AT = datetime(2026, 3, 29, 0, 59, 59, 250_000, tzinfo=UTC)


def test_a_desk_key_allows_the_whole_desk_from_its_instant_on() -> None:
    scope = scope_of(key_for_desk("integrato", at=AT), at=AT)

    assert scope == LiveScope(desk="integrato", ticket=None, since=AT)


@pytest.mark.attack(37)
def test_a_ticket_key_allows_one_ticket() -> None:
    assert scope_of(key_for_ticket("integrato", 12, at=AT), at=AT).ticket == 12


@pytest.mark.attack(26, 37)
def test_a_key_lasts_for_its_lifetime_and_no_longer() -> None:
    key = key_for_desk("integrato", at=AT)

    assert scope_of(key, at=AT + LIFETIME)
    with pytest.raises(BadKey, match="too old"):
        scope_of(key, at=AT + LIFETIME + timedelta(microseconds=1))


@pytest.mark.attack(26, 37)
@pytest.mark.parametrize(
    "forged",
    ["", "x", "a:b", signing.Signer(salt="other").sign_object(["integrato", None, "x"])],
    ids=["empty", "a word", "unsigned", "signed for something else"],
)
def test_a_key_that_was_not_signed_for_this_is_refused(forged: str) -> None:
    with pytest.raises(BadKey, match="not signed"):
        scope_of(forged, at=AT)


@pytest.mark.attack(19, 37)
def test_a_ticket_key_cannot_be_turned_into_another() -> None:
    body, _, signature = key_for_ticket("integrato", 12, at=AT).rpartition(":")
    other = key_for_ticket("integrato", 13, at=AT).rpartition(":")[0]

    assert body != other
    with pytest.raises(BadKey):
        scope_of(f"{other}:{signature}", at=AT)
