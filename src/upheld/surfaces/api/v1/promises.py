"""Promises in the API: what the agreement would promise, without a ticket."""

from ninja import Router

from servicelevel.agreement.promising.promise import make_promise
from servicelevel.instants import aware
from upheld.agreement_answers import promise_answer
from upheld.agreements.facts import in_force, meaning_of
from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas.promises import PromiseAsked, PromiseMade

router = Router(tags=["promises"])


@router.post("", response=PromiseMade, operation_id="ask_promise", openapi_extra=refuses(400, 409, 422))
def post_promise(request: Caller, asked: PromiseAsked) -> PromiseMade:
    """Return what the agreement in force at the receipt promises, as `upheld promise --json` does. Writes nothing."""
    at = asked.at or now()
    aware(at)  # refuses what lies too far away, before the database is asked for it
    agreement = meaning_of(in_force(request.auth.desk, at=at))
    return PromiseMade.model_validate(promise_answer(make_promise(agreement, facts=asked.facts, at=at)))
