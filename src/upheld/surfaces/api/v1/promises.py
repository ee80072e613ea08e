"""Promises in the API: what the agreement would promise, without a ticket."""

from datetime import UTC
from typing import Any

from ninja import Router
from servicelevel.clocks.promise import Promise, Target, make_promise

from servicelevel.instants import aware

from upheld.agreements.facts import in_force, meaning_of
from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas import promises as shapes

router = Router(tags=["promises"])


@router.post("", response=shapes.PromiseMade, operation_id="ask_promise", openapi_extra=refuses(400, 409, 422))
def post_promise(request: Caller, asked: shapes.PromiseAsked) -> shapes.PromiseMade:
    """Return what the agreement in force at the receipt promises, as `upheld promise --json` does. Writes nothing."""
    at = asked.at or now()
    aware(at)
    agreement = meaning_of(in_force(request.auth.desk, at=at))
    return made(make_promise(agreement, facts=asked.facts, at=at))


def made(promise: Promise) -> shapes.PromiseMade:
    """Return a promise as an answer, key for key as the command prints it."""
    entitled: dict[str, Any] = {"outcome": promise.entitlement.outcome, "say": promise.entitlement.say}
    clause = promise.entitlement.clause
    return shapes.PromiseMade(
        agreement=promise.agreement,
        version=promise.version,
        hash=promise.hash,
        received_at=promise.received_at.isoformat(),
        facts=dict(promise.facts),
        entitlement=shapes.Entitled(**entitled, clause=clause.number if clause else None),
        targets=[_target(target) for target in promise.targets],
        pages=[shapes.PageOwed(who=page.who, by=list(page.by), clause=page.clause.number) for page in promise.pages],
        charge=_charge(promise),
        because=[reason.text for reason in promise.because],
    )


def _target(target: Target) -> shapes.TargetPromised:
    return shapes.TargetPromised(
        metric=target.metric.value,
        due=target.due.astimezone(UTC).isoformat() if target.due else None,
        text=target.text,
        strength=target.strength.value,
        counted=target.counted.value if target.counted else None,
        calendar=target.calendar_name,
        clause=target.clause.number,
    )


def _charge(promise: Promise) -> shapes.Charged | None:
    charge = promise.charge
    if charge is None:
        return None
    return shapes.Charged(
        amount=str(charge.amount),
        currency=charge.currency,
        per=charge.per,
        may=charge.may,
        say=charge.say,
        clause=charge.clause.number,
    )
