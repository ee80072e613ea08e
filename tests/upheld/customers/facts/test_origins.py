"""An origin is what a browser would send as one, and nothing that could say more in a policy."""

import pytest

from upheld.customers.facts.origins import BadOrigin, origin_of


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://www.client.example", "https://www.client.example"),
        (" https://WWW.Client.example/ ", "https://www.client.example"),
        ("https://www.client.example:443", "https://www.client.example"),
        ("https://www.client.example:8443", "https://www.client.example:8443"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("http://localhost:8004", "http://localhost:8004"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
    ],
)
def test_it_is_kept_as_browsers_write_it(written: str, origin: str) -> None:
    assert origin_of(written) == origin


@pytest.mark.attack(30)
@pytest.mark.parametrize(
    "written",
    [
        "",
        "www.client.example",
        "http://www.client.example",
        "https://client",
        "https://*.client.example",
        "https://www.client.example/admin",
        "https://www.client.example?x=1",
        "https://www.client.example#x",
        "https://me@www.client.example",
        "https://www.client.example; script-src *",
        "https://www.client.example 'unsafe-inline'",
        "https://www.client.example\nX-Other: 1",
        "https://www.client.example:99999",
        "https://[::1",
        "data:text/html,x",
        "javascript:alert(1)",
        "null",
        f"https://{'a' * 63}.{'b' * 63}.{'c' * 63}.{'d' * 63}.{'e' * 30}.example",
    ],
)
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(BadOrigin):
        origin_of(written)
