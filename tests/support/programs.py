"""Programs that call the API, and what comes back."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.test import Client

from upheld.audit.facts import THE_DESK
from upheld.desks.access import token_for
from upheld.desks.actions import token
from upheld.desks.models import ApiToken, Desk

MADE_AT = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back: the status, the headers and the JSON."""

    status: int
    headers: Any
    text: str

    @property
    def json(self) -> Any:
        """The body, read."""
        return json.loads(self.text)


@dataclass(frozen=True, kw_only=True)
class Program:
    """A program that speaks JSON and presents a token."""

    secret: str
    row: ApiToken

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Send a request below `/api/v1`, a text as it is; a keyword such as `idempotency_key` becomes a header."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = body if isinstance(body, str) else "" if body is None else json.dumps(body)
        given = Client(headers={"Authorization": f"Bearer {self.secret}", **named}).generic(
            method, f"/api/v1{path}", sent, content_type="application/json"
        )
        return Answer(status=given.status_code, headers=given.headers, text=given.content.decode())

    def open(self, **changed: Any) -> Any:
        """Open a ticket and return it."""
        opened = self.call("POST", "/tickets", ticket(**changed))
        assert opened.status == 201, opened.text
        return opened.json


def ticket(**changed: Any) -> dict[str, Any]:
    """Return what opens a ticket, but for what is changed."""
    return {"subject": "Orders stuck", "description": "Since this morning.", "email": "ana@acme.example", **changed}


def program_of(desk: Desk) -> Program:
    """Give a program a token of a desk."""
    secret = token.create(desk, name="monitoring", by=THE_DESK, at=MADE_AT)
    return Program(secret=secret, row=token_for(secret))
