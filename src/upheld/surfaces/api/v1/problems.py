"""Refusals as problem details (RFC 9457), and which exception is which. What is allowed is decided elsewhere."""

import logging
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, Field

from servicelevel.instants import PromiseError
from upheld.agreements.facts import NoAgreementInForce
from upheld.surfaces.api.v1 import file_problems, rule_problems
from upheld.surfaces.api.v1.refusals import Kind, Refused
from upheld.tickets.actions import (
    closure,
    effort,
    fields,
    fulfil,
    hold,
    lock,
    message,
    recount,
    tags,
    team,
    ticket_links,
    triage,
)
from upheld.tickets.queries.fields import BadValue
from upheld.tickets.queries.tags import BadTag

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
KINDS: dict[type[Exception], Kind] = {
    **file_problems.KINDS,
    **rule_problems.KINDS,
    PromiseError: Kind(
        name="not-in-agreement",
        status=422,
        title="The agreement does not know this",
        remedy="State facts and values that the agreement names; GET /agreement lists them.",
    ),
    NoAgreementInForce: Kind(
        name="no-agreement-in-force",
        status=409,
        title="No agreement in force",
        remedy="Ask for an instant from the agreement's effective date on.",
    ),
    message.NothingSaid: Kind(
        name="nothing-said", status=422, title="Nothing said", remedy="Send a text that is not blank."
    ),
    lock.MergedAway: Kind(
        name="merged-away",
        status=409,
        title="Merged into another ticket",
        remedy="Act on the ticket into which it was merged.",
    ),
    hold.UnknownReason: Kind(
        name="unknown-reason",
        status=422,
        title="Unknown reason",
        remedy="Give one of the agreement's pause reasons; GET /agreement lists them.",
    ),
    hold.AlreadyOnHold: Kind(
        name="already-on-hold",
        status=409,
        title="On hold for another reason",
        remedy="Lift the hold (DELETE) before placing one for another reason.",
    ),
    hold.AlreadyResolved: Kind(
        name="already-resolved",
        status=409,
        title="Already resolved",
        remedy="Open the ticket again (DELETE its closure) first.",
    ),
    recount.AlreadyResolved: Kind(
        name="resolved-meanwhile",
        status=409,
        title="Resolved",
        remedy="Open the ticket again (DELETE its closure) before judging it anew.",
    ),
    recount.NoReason: Kind(
        name="no-reason", status=422, title="No reason", remedy="Say why in `reason`; the customer reads it."
    ),
    triage.NotForTheDesk: Kind(
        name="not-for-the-desk",
        status=422,
        title="Not for the desk to judge",
        remedy="Judge what the agreement lets the provider judge, each at its own address.",
    ),
    triage.NotDeclared: Kind(
        name="not-declared",
        status=409,
        title="No emergency was declared",
        remedy="Set the priority first, if the agreement declares emergencies by it.",
    ),
    fulfil.NothingToFulfil: Kind(
        name="nothing-to-fulfil",
        status=409,
        title="No such promise",
        remedy="Fulfil a promise that has `fulfilled_by`, in the way that it says.",
    ),
    fulfil.AlreadyFulfilled: Kind(
        name="already-fulfilled", status=409, title="Fulfilled already", remedy="Read what fulfilled it on the ticket."
    ),
    fulfil.NothingNamed: Kind(
        name="nothing-named", status=422, title="Nothing named", remedy="Name the release, or write down the decision."
    ),
    closure.ClosingCodeOwed: Kind(
        name="closing-code-owed",
        status=422,
        title="No closing code",
        remedy="Say in `code` how it ended; GET /desk lists the desk's closing codes.",
    ),
    closure.UnknownClosingCode: Kind(
        name="unknown-closing-code",
        status=422,
        title="Unknown closing code",
        remedy="Name one of the desk's closing codes; GET /desk lists them.",
    ),
    closure.FieldsOwed: Kind(
        name="fields-owed",
        status=422,
        title="Fields owed",
        remedy="Send in `fields` what the desk wants to know before a ticket is resolved; GET /desk lists it.",
    ),
    fields.UnknownField: Kind(
        name="unknown-field", status=422, title="Unknown field", remedy="Fill in the fields that GET /desk lists."
    ),
    BadValue: Kind(
        name="bad-value", status=422, title="Not a value of the field", remedy="Send what GET /desk says of its kind."
    ),
    team.NoReason: Kind(
        name="no-reason-for-team", status=422, title="No reason", remedy="Say why in `reason`; the team reads it."
    ),
    team.NotATeam: Kind(
        name="no-such-team", status=422, title="No such team", remedy="Name a team of the desk; GET /desk lists them."
    ),
    team.AlreadyResolved: Kind(
        name="resolved-and-not-passed-on",
        status=409,
        title="Resolved",
        remedy="Open the ticket again (DELETE its closure) before passing it on.",
    ),
    ticket_links.LinksToItself: Kind(
        name="links-to-itself", status=409, title="The same ticket", remedy="Link a ticket to another of the desk."
    ),
    ticket_links.WouldCircle: Kind(
        name="would-circle",
        status=409,
        title="A circle",
        remedy="Take back (DELETE) the link that leads back before saying the opposite.",
    ),
    ticket_links.TooManyLinks: Kind(
        name="too-many-links",
        status=409,
        title="Too many links",
        remedy="Remove (DELETE) a link before adding another.",
    ),
    BadTag: Kind(
        name="bad-tag", status=422, title="Not a tag", remedy="Send one word of at most 40 letters, digits or hyphens."
    ),
    effort.NotYet: Kind(
        name="day-to-come",
        status=422,
        title="A day to come",
        remedy="Name a day of the past, or today by the desk's clock.",
    ),
    tags.TooManyTags: Kind(
        name="too-many-tags", status=409, title="Too many tags", remedy="Remove (DELETE) a tag before adding another."
    ),
}


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
