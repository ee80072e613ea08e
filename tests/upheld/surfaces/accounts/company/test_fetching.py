"""A company's sign-in is asked at public addresses over TLS, follows nothing, and is not read for ever."""

import socket
from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from tests.support import company as companies
from tests.support.company import Company
from upheld.surfaces.accounts.company.fetching import LARGEST, NotReachable, ask


@pytest.fixture
def company() -> Iterator[Company]:
    with companies.running() as found:
        yield found


@pytest.mark.attack(31)
@pytest.mark.parametrize(
    "address",
    [
        "http://id.example/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://224.0.0.1/",
        "https://0.0.0.0/",
        "https://100.64.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "https:///no-host",
        "https://id.example:99999/",
        "",
    ],
)
def test_nothing_within_is_asked(address: str) -> None:
    with pytest.raises(NotReachable):
        ask(address)


@pytest.mark.attack(31)
def test_this_machine_is_asked_on_the_demo_alone(company: Company, settings: LazySettings) -> None:
    page = f"{company.address}/keys"
    assert ask(page)["keys"]
    settings.DEMO = False
    with pytest.raises(NotReachable):
        ask(page)


@pytest.mark.attack(31)
@pytest.mark.parametrize("status", [302, 404, 500])
def test_only_an_answer_counts_and_no_redirect_is_followed(company: Company, status: int) -> None:
    company.status = status
    with pytest.raises(NotReachable, match=str(status)):
        ask(f"{company.address}/keys")


@pytest.mark.attack(10)
def test_what_is_too_large_or_no_object_is_refused(company: Company) -> None:
    company.keys = lambda: {"keys": "x" * LARGEST}  # type: ignore[method-assign]  # one that floods
    with pytest.raises(NotReachable):
        ask(f"{company.address}/keys")
    company.keys = lambda: ["no object"]  # type: ignore[method-assign,assignment,return-value]  # one that errs
    with pytest.raises(NotReachable, match="object"):
        ask(f"{company.address}/keys")


def test_a_port_at_which_nobody_answers_is_said_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotReachable):
        ask(f"http://127.0.0.1:{port}/")
