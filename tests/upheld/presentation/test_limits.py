"""How often one address of the network may do something."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from upheld.presentation.limits import too_often


@pytest.mark.attack(34, 39)
def test_each_deed_and_each_address_has_a_count_of_its_own() -> None:
    cache.clear()
    here, there = (RequestFactory().get("/", REMOTE_ADDR=address) for address in ("192.0.2.1", "192.0.2.2"))
    assert [too_often(here, "asking", at_most=2) for _time in range(3)] == [False, False, True]
    assert not too_often(there, "asking", at_most=2)
    assert not too_often(here, "declaring", at_most=2)
