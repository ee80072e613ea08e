"""Giving programs keys to a desk, noting their use, and taking them back."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.cast import Cast
from upheld.desks.access import NotFound, token_for
from upheld.desks.actions import token
from upheld.desks.models import ApiToken

AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
A_MOMENT = timedelta(seconds=1)


@pytest.mark.attack(29)
def test_only_a_digest_is_kept(cast: Cast) -> None:
    made = token.create(cast.north, name=" the  shop ", by=cast.manager.as_actor, at=AT)
    row = ApiToken.objects.get()
    assert made not in {str(getattr(row, field.name)) for field in ApiToken._meta.concrete_fields}
    assert row.name == "the shop"
    assert token_for(made) == row


def test_a_key_needs_a_name(cast: Cast) -> None:
    with pytest.raises(token.NamelessKey):
        token.create(cast.north, name=" \t", by=cast.manager.as_actor, at=AT)


def test_a_use_is_noted_once_in_a_while(cast: Cast) -> None:
    made = token.create(cast.north, name="shop", by=cast.manager.as_actor, at=AT)
    for at, noted in ((AT, AT), (AT + token.NOTED_EVERY - A_MOMENT, AT), (AT + token.NOTED_EVERY,) * 2):
        token.note_use(token_for(made), at=at)
        assert ApiToken.objects.get().last_used_at == noted


@pytest.mark.attack(29)
def test_a_key_taken_back_opens_nothing_and_stays_as_it_was(cast: Cast) -> None:
    made = token.create(cast.north, name="shop", by=cast.manager.as_actor, at=AT)
    row = token_for(made)
    token.revoke(row, by=cast.manager.as_actor, at=AT)
    token.revoke(row, by=cast.agent.as_actor, at=AT + A_MOMENT)
    assert ApiToken.objects.get().revoked_by == cast.manager.as_actor.reference
    with pytest.raises(NotFound):
        token_for(made)
