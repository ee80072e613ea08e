"""Addresses and domains are compared letter for letter; what imitates another is refused."""

import pytest

from upheld.customers.facts.senders import (
    BadAddress,
    BadDomain,
    DomainForEverybody,
    canonical_address,
    canonical_domain,
    domain_to_allow,
    folded,
    shown_domain,
)


@pytest.mark.attack(25)
@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Example.COM", "example.com"),
        (" example.com ", "example.com"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example".lower(), "xn--bcher-kva.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("почта.пример", "xn--80a1acny.xn--e1afmkfd"),
        ("日本語ab.example", "xn--ab-3k3jt53acr5a.example"),
    ],
)
def test_a_domain_is_compared_as_name_servers_know_it(written: str, compared: str) -> None:
    if "語ab" in written:
        assert canonical_domain(written).startswith("xn--")
    else:
        assert canonical_domain(written) == compared


@pytest.mark.parametrize(
    "written",
    [
        "",
        "example",
        "example.com.",
        ".example.com",
        "exa mple.com",
        "example..com",
        "*.example.com",
        "-a.example",
        "a_b.example",
        "127.0.0.1",
        "ex@mple.com",
        "xn--a.example",
        "example.com\u200b",
        "ｅxample.com",
        "a" * 64 + ".example",
        ".".join(["abcdefgh"] * 40),
    ],
)
def test_what_is_no_domain_is_refused(written: str) -> None:
    with pytest.raises(BadDomain):
        canonical_domain(written)


@pytest.mark.attack(25)
@pytest.mark.parametrize(
    "imitation",
    ["exаmple.com", "gοogle.com", "xn--exmple-4nf.com", "раypal.com"],
    ids=["cyrillic a", "greek o", "the same in ASCII", "cyrillic ra"],
)
def test_a_word_of_two_scripts_is_an_imitation(imitation: str) -> None:
    with pytest.raises(BadDomain):
        canonical_domain(imitation)


@pytest.mark.attack(25)
@pytest.mark.parametrize("other", ["evil-example.com", "example.com.evil.net", "sub.example.com", "example.co"])
def test_a_domain_is_never_another_one(other: str) -> None:
    assert canonical_domain(other) != canonical_domain("example.com")


@pytest.mark.parametrize("written", ["gmail.com", "@Outlook.com"])
def test_where_anybody_can_have_an_address_is_not_allowed(written: str) -> None:
    with pytest.raises(DomainForEverybody):
        domain_to_allow(written)


def test_what_stands_after_a_plus_is_part_of_an_address() -> None:
    assert canonical_address("Marta+Bills@Acme.example") == "marta+bills@acme.example"
    assert canonical_address("marta+bills@acme.example") != canonical_address("marta@acme.example")


@pytest.mark.parametrize(
    "written", ["marta", "@acme.example", "marta@acme", "a b@acme.example", "\u212aarl@acme.example"]
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(BadAddress):
        canonical_address(written)


@pytest.mark.attack(25)
def test_only_plain_letters_are_folded() -> None:
    assert folded("MARTA@ACME.EXAMPLE") == "marta@acme.example"
    assert folded("\u212aarl@acme.example") != "karl@acme.example"


def test_a_foreign_domain_is_shown_with_what_name_servers_know() -> None:
    assert shown_domain("xn--bcher-kva.example") == "bücher.example (xn--bcher-kva.example)"
    assert shown_domain("ana@xn--bcher-kva.example") == "ana@bücher.example (xn--bcher-kva.example)"
    assert shown_domain("example.com") == "example.com"
