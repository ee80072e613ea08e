"""Answering a request once per Idempotency-Key; what is done stays the business of whoever is asked for it."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from django.db import transaction
from django.http import HttpResponse
from ninja import Header
from pydantic import BaseModel, StringConstraints

from upheld.desks.actions import idempotency
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusals import KeyReused

REPEATED = "Idempotent-Replayed"
Key = Annotated[
    Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[!-~]+$")] | None,
    Header(
        alias="Idempotency-Key",
        description="Made by the sender, one per request that it means once. A repeat with the same key is given the "
        "same answer and changes nothing; kept for 24 hours.",
    ),
]


@transaction.atomic
def once(request: Caller, key: str | None, answer: Callable[[], BaseModel], *, at: datetime) -> HttpResponse:
    """Return the 201 answer to a request that creates something, made now or kept from the first time.

    The answer is kept in the transaction of what it tells of: after a crash there are both, or neither. A refusal
    wrote nothing and is not kept. Raises KeyReused when the key came with another request.
    """
    if key is None:
        return _created(answer().model_dump_json())
    digest = _digest_of(request)
    given = idempotency.claim(request.auth, key)
    if given is not None:
        if given.request_digest != digest:
            raise KeyReused(f"The key {key!r} was used for another request.")
        return _created(given.body, headers={REPEATED: "true"})
    body = answer().model_dump_json()
    idempotency.keep(request.auth, key, request_digest=digest, status=201, body=body, at=at)
    return _created(body)


def _created(body: str, headers: dict[str, str] | None = None) -> HttpResponse:
    return HttpResponse(body, status=201, content_type="application/json", headers=headers)


def _digest_of(request: Caller) -> str:
    told = f"{request.method} {request.get_full_path()}\n".encode() + request.body
    return hashlib.sha256(told).hexdigest()
