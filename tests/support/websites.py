"""A customer's website that shows a desk's form: what it signs, and what its page says to the form."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import jwt

from upheld.audit.facts import THE_DESK
from upheld.customers.actions import websites
from upheld.customers.models import Organisation, Website
from upheld.desks.models import Desk

ORIGIN = "https://www.client.example"


@dataclass(frozen=True, kw_only=True)
class Client:
    """A website, and what it signs with."""

    website: Website
    secret: str

    def identity(self, *, at: datetime, **other: Any) -> str:
        """Sign who the visitor is; `other` claims take the place of the usual ones, and None leaves one out."""
        claims = claims_of(self.website, at=at) | other
        return jwt.encode({key: said for key, said in claims.items() if said is not None}, self.secret, "HS256")

    def says(self, *, identity: str = "", **other: str) -> dict[str, str]:
        """Return what the page of the website says to the form."""
        told = {"page": f"{self.website.origin}/admin?post=12", "viewport": "1440 × 900", "theme": ""}
        return {"origin": self.website.origin, "identity": identity, **told, **other}


def claims_of(website: Website, *, at: datetime) -> dict[str, Any]:
    """Return the claims that a website makes of its visitor."""
    return {
        "sub": "user-7",
        "email": "perrine@client.example",
        "name": "Perrine Aubert",
        "aud": website.desk.name,
        "iat": int(at.timestamp()),
        "exp": int((at + timedelta(minutes=5)).timestamp()),
        "jti": "one",
    }


def client_of(desk: Desk, *, origin: str = ORIGIN, organisation: Organisation | None = None, at: datetime) -> Client:
    """Allow a website on a desk, and give it a secret."""
    website = websites.allow(desk, origin, organisation=organisation, by=THE_DESK, at=at)
    return Client(website=website, secret=websites.rotate(website, by=THE_DESK, at=at))
