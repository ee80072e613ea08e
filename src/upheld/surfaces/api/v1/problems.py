"""Refusals as problem details (RFC 9457); which exception is which problem is said in `kinds`."""

import logging
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, Field

from upheld.surfaces.api.v1.kinds import KINDS
from upheld.surfaces.api.v1.refusals import Kind, Refused

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:upheld:problem:"
log = logging.getLogger(__name__)


class Fault(BaseModel):
    """One thing that is wrong with a request."""

    where: str = Field(description="Where it is: `body.email`, `query.limit`.")
    message: str = Field(description="What is wrong there.")


class Problem(BaseModel):
    """Why a request was refused, and what would be right (RFC 9457)."""

    type: str = Field(description="Names the kind of problem; stable, for programs to compare.")
    title: str = Field(description="The kind of problem in words.")
    status: int = Field(description="The HTTP status, once more.")
    detail: str = Field(description="What is wrong with this request.")
    remedy: str = Field(description="What would be right.")
    errors: list[Fault] = Field(description="Each fault of a request that does not validate; else empty.")


MALFORMED = Kind(name="malformed", status=400, title="Not JSON", remedy="Send one JSON object, encoded as UTF-8.")
NO_TOKEN = Kind(
    name="no-valid-token",
    status=401,
    title="No valid token",
    remedy="Send `Authorization: Bearer <token>` with a token of this desk that has not been revoked.",
)
ABSENT = Kind(
    name="not-found", status=404, title="Not found", remedy="Use a number or an address that exists on this desk."
)
METHOD = Kind(
    name="method-not-allowed", status=405, title="Method not allowed", remedy="Use a method that `Allow` names."
)
INVALID = Kind(
    name="invalid-request",
    status=422,
    title="The request does not validate",
    remedy="Correct what `errors` names; openapi.json says what each field may hold.",
)
OURS = Kind(
    name="internal-error",
    status=500,
    title="The desk failed",
    remedy="Send it again later with the same Idempotency-Key; it will not be done twice.",
)


def install(api: NinjaAPI) -> None:
    """Let an API answer every anticipated refusal as a problem, and what nobody anticipated too."""
    for exception, kind in KINDS.items():
        api.add_exception_handler(exception, _handler(kind))
    api.add_exception_handler(Refused, lambda _request, fault: answer(fault.kind, str(fault)))
    api.add_exception_handler(Http404, lambda _request, _fault: answer(ABSENT, "There is no such thing on this desk."))
    api.add_exception_handler(AuthenticationError, _without_token)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, lambda _request, fault: answer(MALFORMED, str(fault)))
    api.add_exception_handler(Exception, _unanticipated)


def answer(kind: Kind, detail: str, *, errors: tuple[Fault, ...] = ()) -> HttpResponse:
    """Return the answer that refuses a request."""
    problem = Problem(
        type=TYPE_PREFIX + kind.name,
        title=kind.title,
        status=kind.status,
        detail=detail,
        remedy=kind.remedy,
        errors=list(errors),
    )
    return HttpResponse(problem.model_dump_json(), status=kind.status, content_type=MEDIA_TYPE)


@csrf_exempt  # as for every other address of the API
def no_such_address(_request: HttpRequest, rest: str) -> HttpResponse:
    """Refuse an address at which nothing answers."""
    return answer(ABSENT, f"Nothing answers at {rest!r}.")


def refusing_other_methods(pattern: URLPattern | URLResolver) -> URLPattern | URLResolver:
    """Return an address that refuses a method it does not know as a problem, with its `Allow` header."""
    if isinstance(pattern, URLPattern):
        pattern.callback = _in_problems(pattern.callback)
    return pattern


def _in_problems(view: Callable[..., Any]) -> Callable[..., Any]:
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        given = view(request, *args, **kwargs)
        if not isinstance(given, HttpResponseNotAllowed):
            return given
        refusal = answer(METHOD, f"{request.method} is not for this address.")
        refusal["Allow"] = given["Allow"]
        return refusal

    # Nothing here reads a cookie, so no page can be made to act for whoever visits it.
    return csrf_exempt(answered)


def _handler(kind: Kind) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda _request, fault: answer(kind, str(fault))


def _without_token(_request: HttpRequest, _fault: Any) -> HttpResponse:
    refusal = answer(NO_TOKEN, "The request carries no token that is valid here.")
    refusal["WWW-Authenticate"] = "Bearer"
    return refusal


def _invalid(_request: HttpRequest, fault: Any) -> HttpResponse:
    faults = tuple(Fault(where=_where(error["loc"]), message=str(error["msg"])) for error in fault.errors)
    return answer(INVALID, "; ".join(f"{found.where}: {found.message}" for found in faults), errors=faults)


def _where(steps: tuple[str | int, ...]) -> str:
    # The second step of a body is the name of our own parameter, which no sender knows.
    shown = (steps[0], *steps[2:]) if steps and steps[0] == "body" else steps
    return ".".join(str(step) for step in shown)


def _unanticipated(request: HttpRequest, fault: Any) -> HttpResponse:
    log.error("%s %s failed", request.method, request.path, exc_info=fault)
    return answer(OURS, "Something failed on our side; it has been written down.")
