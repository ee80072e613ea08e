"""Speaks OpenID Connect with a company's sign-in and judges what it says; who that is on a desk is a workflow's work.

Source: OpenID Connect Core 1.0 (3.1, authorization code), Discovery 1.0, RFC 7636 (PKCE), RFC 8725 (JWT practice).
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

import jwt

from upheld.desks.facts import PROVIDER_PURPOSE
from upheld.desks.models import SignInProvider
from upheld.sealing import opened
from upheld.surfaces.accounts.company.fetching import NotReachable, ask, is_itself

# Signatures with a key pair only: never `none`, never a secret that both sides hold.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
RANDOM_BYTES = 32
# How far two clocks may be apart.
LEEWAY_S = 60
LONGEST_SUBJECT = 255


class NotVouched(Exception):
    """What came back is not the word of this provider about somebody it may speak for; the message is for the log."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Going:
    """One sign-in under way, kept in the browser's session until it comes back."""

    state: str
    nonce: str
    verifier: str

    def kept(self) -> dict[str, str]:
        """Return it as a session keeps it."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class Vouched:
    """Whom a provider vouches for."""

    subject: str
    # in lower case; verified, and within the domains that the desk allowed
    email: str
    name: str


def begin() -> Going:
    """Return a new sign-in: nobody can guess what will come back, nor use what is overheard."""
    return Going(
        state=secrets.token_urlsafe(RANDOM_BYTES),
        nonce=secrets.token_urlsafe(RANDOM_BYTES),
        verifier=secrets.token_urlsafe(RANDOM_BYTES),
    )


def address_to_go(provider: SignInProvider, going: Going, *, back: str) -> str:
    """Return where somebody is sent to sign in at their company. Raises NotReachable, NotVouched."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(going.verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": "openid email profile",
        "state": going.state,
        "nonce": going.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    page = _text(_document(provider), "authorization_endpoint")
    if not page.startswith("https://") and not is_itself(page):
        raise NotVouched("a page that is not reached over https")
    return f"{page}{'&' if '?' in page else '?'}{urlencode(asked)}"


def whom(provider: SignInProvider, going: Going, *, state: str, code: str, back: str) -> Vouched:
    """Return whom a provider vouches for, once somebody is back with a code. Raises NotReachable, NotVouched."""
    if not code or not hmac.compare_digest(state.encode(), going.state.encode()):
        raise NotVouched("another state than the one that was sent")
    document = _document(provider)
    answer = ask(
        _text(document, "token_endpoint"),
        sent={
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "client_id": provider.client_id,
            "client_secret": opened(provider.sealed_secret, purpose=PROVIDER_PURPOSE),
            "code_verifier": going.verifier,
        },
    )
    said = _claims(provider, _text(answer, "id_token"), keys=ask(_text(document, "jwks_uri")))
    if not hmac.compare_digest(str(said.get("nonce", "")).encode(), going.nonce.encode()):
        raise NotVouched("a token of another sign-in")
    return _judged(provider, said)


def _document(provider: SignInProvider) -> dict[str, Any]:
    found = ask(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if found.get("issuer") != provider.issuer:
        raise NotVouched("the document of another issuer")
    return found


def _claims(provider: SignInProvider, token: str, *, keys: Mapping[str, Any]) -> dict[str, Any]:
    try:
        head = jwt.get_unverified_header(token)
        algorithm = head.get("alg")
        if algorithm not in ALGORITHMS:
            raise NotVouched(f"a token signed by {algorithm}")
        said: dict[str, Any] = jwt.decode(
            token,
            _key(keys, head.get("kid")),
            algorithms=[algorithm],
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=LEEWAY_S,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except (jwt.PyJWTError, ValueError) as fault:
        raise NotVouched(f"{type(fault).__name__}: {fault}") from fault
    if isinstance(said["aud"], list) and len(said["aud"]) > 1 and said.get("azp") != provider.client_id:
        raise NotVouched("a token for another application")
    return said


def _key(keys: Mapping[str, Any], named: str | None) -> jwt.PyJWK:
    found = jwt.PyJWKSet.from_dict(dict(keys)).keys
    fitting = [key for key in found if named is None or key.key_id == named]
    if len(fitting) != 1 or fitting[0].key_type == "oct":
        raise NotVouched("no key of this name")
    return fitting[0]


def _judged(provider: SignInProvider, said: Mapping[str, Any]) -> Vouched:
    """Only an address that the company says it has verified, and for which the desk lets it speak."""
    subject, email = said["sub"], str(said.get("email", "")).strip().lower()
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise NotVouched("no subject")
    if said.get("email_verified") is not True:
        raise NotVouched("an address that is not verified")
    if email.count("@") != 1 or email.rpartition("@")[2] not in provider.domains:
        raise NotVouched("an address of another domain")
    return Vouched(subject=subject, email=email, name=" ".join(str(said.get("name", "")).split())[:200])


def _text(document: Mapping[str, Any], name: str) -> str:
    found = document.get(name)
    if not isinstance(found, str) or not found:
        raise NotReachable(f"it says no {name}")
    return found
