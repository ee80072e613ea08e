"""Which origins may listen."""

import pytest
from django.test import override_settings

from upheld.surfaces.live.origins import allowed


@pytest.mark.parametrize("origin", ["http://desk.example", "https://desk.example:8000", "http://DESK.example:1"])
def test_the_same_host_may_listen_whatever_its_port(origin: str) -> None:
    assert allowed(origin, host="desk.example:8001")


@pytest.mark.attack(30, 37)
@pytest.mark.parametrize(
    "origin", ["", "null", "http://evil.example", "http://desk.example.evil.example", "desk.example"]
)
def test_another_host_may_not(origin: str) -> None:
    assert not allowed(origin, host="desk.example:8001")


@override_settings(LIVE_ALLOWED_ORIGIN="https://desk.example")
def test_a_named_origin_is_the_only_one() -> None:
    assert allowed("https://desk.example", host="live.example")
    assert not allowed("https://live.example", host="live.example")
