"""Behind the proxy everyone has an address of their own, and nobody chooses it."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from upheld.config.remote_address import remote_address


@pytest.mark.attack(28)
@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("10.0.0.1, 203.0.113.9", "203.0.113.9"),
        ("203.0.113.1,  2001:db8::7 ", "2001:db8::7"),
        ("", "127.0.0.1"),
    ],
)
def test_the_proxys_word_counts_and_not_the_senders(rf: RequestFactory, forwarded: str, address: str) -> None:
    request = rf.get("/", headers={"X-Forwarded-For": forwarded})

    answer = remote_address(lambda asked: HttpResponse(asked.META["REMOTE_ADDR"]))(request)

    assert answer.content.decode() == address
