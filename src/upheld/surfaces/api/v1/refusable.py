"""Which refusals an operation may answer, for its OpenAPI description."""

from http import HTTPStatus
from typing import Any

_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_CHALLENGE = {"WWW-Authenticate": {"schema": {"type": "string", "const": "Bearer"}, "required": True}}


def refuses(*statuses: int) -> dict[str, Any]:
    """Return the OpenAPI addition of an operation that may refuse with these statuses, besides 401."""
    described = {str(status): _described(status) for status in (*statuses, 401)}
    described["401"]["headers"] = _CHALLENGE
    return {"responses": dict(sorted(described.items()))}


def _described(status: int) -> dict[str, Any]:
    return {"description": HTTPStatus(status).phrase, "content": _PROBLEM}
