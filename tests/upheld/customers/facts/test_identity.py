"""What a website says of its visitor counts only if it signed just that, for this desk, a moment ago."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest

from upheld.customers.facts.identity import (
    BadIdentity,
    Expired,
    Identity,
    NotForThisDesk,
    NotSigned,
    Unfit,
    identity_in,
)

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
SECRET, OLDER, OTHERS = ("upheld_site_" + letter * 43 for letter in "abc")
CLAIMS: dict[str, Any] = {
    "sub": "user-7",
    "email": "perrine@client.example",
    "name": "Perrine Aubert",
    "aud": "studio",
    "iat": int(AT.timestamp()),
    "exp": int(AT.timestamp()) + 300,
    "jti": "one",
}


def token(secret: str = SECRET, algorithm: str = "HS256", **other: Any) -> str:
    said = {key: value for key, value in (CLAIMS | other).items() if value is not None}
    return jwt.encode(said, secret, algorithm)


def read(presented: str, *, at: datetime = AT) -> Identity:
    return identity_in(presented, secrets=(SECRET, OLDER), audience="studio", at=at)


def test_it_names_a_person() -> None:
    found = read(token())
    assert (found.name, found.email, found.number) == ("Perrine Aubert", "perrine@client.example", "user-7 one")
    assert found.expires_at == AT + timedelta(minutes=6)


def test_the_secret_before_counts_as_well() -> None:
    assert read(token(OLDER)).email == "perrine@client.example"


@pytest.mark.attack(26)
@pytest.mark.parametrize("secret", [OTHERS, "x" * 55, SECRET[:-1] + "b"])
def test_another_websites_secret_signs_nothing_here(secret: str) -> None:
    with pytest.raises(NotSigned):
        read(token(secret))


@pytest.mark.attack(26)
@pytest.mark.parametrize("algorithm", ["none", "None", "HS384", "RS256", "hs256"])
def test_no_other_algorithm_is_read_whatever_the_token_names(algorithm: str) -> None:
    _header, claims, signature = token().split(".")
    header = base64.urlsafe_b64encode(json.dumps({"alg": algorithm, "typ": "JWT"}).encode()).decode().rstrip("=")
    for end in (signature, ""):
        with pytest.raises(NotSigned):
            read(f"{header}.{claims}.{end}")


@pytest.mark.attack(26)
def test_a_longer_hash_with_the_right_secret_is_not_read() -> None:
    with pytest.raises(NotSigned):
        read(token(SECRET * 2, "HS512"))


@pytest.mark.attack(26)
def test_claims_that_were_changed_are_not_signed() -> None:
    header, _claims, signature = token().split(".")
    other = token(email="boss@client.example").split(".")[1]
    with pytest.raises(NotSigned):
        read(f"{header}.{other}.{signature}")


@pytest.mark.parametrize("audience", ["integrato", "studio ", "Studio", ["studio", "integrato"], ""])
def test_what_was_made_for_another_desk_does_not_count(audience: Any) -> None:
    with pytest.raises(BadIdentity) as refusal:
        read(token(aud=audience))
    assert isinstance(refusal.value, NotForThisDesk | Unfit)


def test_it_expires_with_a_minute_for_clocks_that_differ() -> None:
    last = AT + timedelta(seconds=359)
    assert read(token(), at=last)
    with pytest.raises(Expired):
        read(token(), at=last + timedelta(seconds=1))


def test_it_may_come_from_a_clock_that_is_a_minute_ahead() -> None:
    assert read(token(), at=AT - timedelta(seconds=60))
    with pytest.raises(Unfit):
        read(token(), at=AT - timedelta(seconds=61))


def test_it_counts_for_ten_minutes_at_most() -> None:
    assert read(token(exp=CLAIMS["iat"] + 600))
    with pytest.raises(Unfit):
        read(token(exp=CLAIMS["iat"] + 601))


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_claim_is_needed(claim: str) -> None:
    with pytest.raises(Unfit):
        read(token(**{claim: None}))


@pytest.mark.attack(10, 11)
@pytest.mark.parametrize(
    "said",
    [
        {"email": "nobody"},
        {"email": "a@client.example\nBcc: b@client.example"},
        {"email": "x" * 250 + "@client.example"},
        {"name": ""},
        {"name": "x" * 201},
        {"name": "Perrine\u202eAubert"},
        {"sub": "   "},
        {"jti": "x" * 201},
        {"exp": CLAIMS["iat"]},
        {"exp": CLAIMS["iat"] - 1},
        {"iat": CLAIMS["exp"] - 601},
        {"exp": 1e300, "iat": 1e300},
        {"exp": -1e300, "iat": -1e300},
    ],
    ids=str,
)
def test_no_claim_says_what_none_may_say(said: dict[str, Any]) -> None:
    with pytest.raises(Unfit):
        read(token(**said))


@pytest.mark.attack(10)
@pytest.mark.parametrize("said", ["", "x", "a.b.c", "..", "x" * 5000, "ä.ö.ü", "\x00", "e30.e30.e30"])
def test_what_is_no_token_is_not_signed(said: str) -> None:
    with pytest.raises(NotSigned):
        read(said)
