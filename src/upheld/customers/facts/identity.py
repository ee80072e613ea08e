"""Who a website says that its visitor is, by a token that it signed; whether the desk knows them is not decided here.

A token is a JWT (RFC 7519) signed with HMAC-SHA-256; no other algorithm is read, whatever the token names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

ALGORITHM = "HS256"
CLAIMS = ("sub", "email", "name", "iat", "exp", "aud", "jti")
# For how long a token may be made to count, and how far the website's clock may be off.
LASTS_AT_MOST = timedelta(minutes=10)
SKEW = timedelta(seconds=60)
LONGEST_TOKEN, LONGEST_CLAIM, LONGEST_EMAIL = 4096, 200, 254
# Times are judged here, by the instant that is given, and not by the library's own clock.
_OPTIONS: Any = {
    "require": list(CLAIMS),
    "verify_exp": False,
    "verify_iat": False,
    "verify_nbf": False,
    "strict_aud": True,
}


class BadIdentity(ValueError):
    """What the website says of its visitor does not count; the message says why."""


class NotSigned(BadIdentity):
    """It was not signed with a secret of this website, or is no token at all."""


class NotForThisDesk(BadIdentity):
    """It was made for another desk."""


class Expired(BadIdentity):
    """It counted until an instant that has passed."""


class Unfit(BadIdentity):
    """A claim is missing, or says what none may say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """A person as a website vouches for them."""

    name: str
    email: str
    # The token's own number, and when it would be refused anyway.
    number: str
    expires_at: datetime


def identity_in(token: str, *, secrets: Iterable[str], audience: str, at: datetime) -> Identity:
    """Return whom a token names, if one of `secrets` signed it for `audience` and it counts at `at`.

    Raises: NotSigned, NotForThisDesk, Expired, Unfit. Whether it was presented before is not known here.
    """
    claims = _claims(token, secrets=secrets, audience=audience)
    issued_at, expires_at = _instant(claims["iat"]), _instant(claims["exp"])
    if not timedelta(0) < expires_at - issued_at <= LASTS_AT_MOST or issued_at > at + SKEW:
        raise Unfit(_("the proof of who you are is made to count for too long, or from later on"))
    if at >= expires_at + SKEW:
        raise Expired(_("the proof of who you are has expired"))
    return Identity(
        name=_text(claims["name"]),
        email=_email(claims["email"]),
        number=f"{_text(claims['sub'])} {_text(claims['jti'])}",
        expires_at=expires_at + SKEW,
    )


def _claims(token: str, *, secrets: Iterable[str], audience: str) -> Mapping[str, Any]:
    for secret in secrets if len(token) <= LONGEST_TOKEN else ():
        try:
            return jwt.decode(token, secret, algorithms=[ALGORITHM], audience=audience, options=_OPTIONS)
        except jwt.InvalidAudienceError as fault:
            raise NotForThisDesk(_("the proof of who you are was made for another desk")) from fault
        except jwt.MissingRequiredClaimError as fault:
            raise Unfit(_("the proof of who you are lacks “%(claim)s”") % {"claim": fault.claim}) from fault
        except jwt.PyJWTError:
            continue
    raise not_signed()


def not_signed() -> NotSigned:
    """Return the refusal of what nobody signed who may."""
    return NotSigned(_("the proof of who you are is not signed as it should be"))


def _instant(claim: object) -> datetime:
    if isinstance(claim, bool) or not isinstance(claim, int | float):
        raise _unfit()
    try:
        return datetime.fromtimestamp(claim, tz=UTC)
    except (OverflowError, ValueError, OSError) as fault:
        raise _unfit() from fault


def _text(claim: object) -> str:
    words = " ".join(claim.split()) if isinstance(claim, str) else ""
    if not words or len(words) > LONGEST_CLAIM or not words.isprintable():
        raise _unfit()
    return words


def _email(claim: object) -> str:
    email = _text(claim)
    try:
        validate_email(email)
    except ValidationError as fault:
        raise _unfit() from fault
    return email


def _unfit() -> Unfit:
    return Unfit(_("the proof of who you are cannot be read"))
