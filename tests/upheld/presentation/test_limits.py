"""How often something may be done from one place, by one person and on one desk."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from tests.support.cast import BEFORE_ALL, Cast
from upheld.accounts.models import User
from upheld.presentation.limits import Bounds, place_of, refused_until

ASKING = Bounds(deed="asking", from_one_place=2, by_one_person=3, on_one_desk=4)


def is_refused(address: str, *, user: User | None = None, desk: str = "north", bounds: Bounds = ASKING) -> bool:
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    request.user = user or AnonymousUser()
    return refused_until(request, desk, bounds, at=BEFORE_ALL) is not None


@pytest.mark.attack(34, 39)
def test_each_deed_and_each_place_has_a_count_of_its_own(db: None) -> None:
    other = Bounds(deed="declaring", from_one_place=2, by_one_person=2, on_one_desk=9)
    assert [is_refused("192.0.2.1") for _time in range(3)] == [False, False, True]
    assert not is_refused("192.0.2.2")
    assert not is_refused("192.0.2.1", bounds=other)


@pytest.mark.attack(39)
def test_one_account_is_counted_wherever_it_comes_from(cast: Cast) -> None:
    came = [is_refused(f"192.0.2.{number}", user=cast.agent) for number in range(4)]
    assert came == [False, False, False, True]


@pytest.mark.attack(39)
def test_all_strangers_to_a_desk_are_counted_together_and_nobody_with_an_account_is(cast: Cast) -> None:
    came = [is_refused(f"192.0.2.{number}") for number in range(5)]
    assert came == [False, False, False, False, True]
    assert not is_refused("198.51.100.1", desk="south")
    assert not is_refused("198.51.100.2", user=cast.agent)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_a_network_of_one_sender_is_one_place(address: str, place: str) -> None:
    assert place_of(RequestFactory().get("/", REMOTE_ADDR=address)) == place
