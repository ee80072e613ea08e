"""The agreement in the API: what may be stated, asked and named, for programs that send tickets."""

from typing import Any

from ninja import Router

from servicelevel.agreement import terms
from upheld.agreements.facts import in_force, meaning_of
from upheld.now import now
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas import agreement as shapes

router = Router(tags=["agreement"])


@router.get("", response=shapes.AgreementShown, operation_id="read_agreement", openapi_extra=refuses(409))
def get_agreement(request: Caller) -> shapes.AgreementShown:
    """Return the version in force of the desk's agreement: its facts, form, reasons and clauses."""
    version = in_force(request.auth.desk, at=now())
    agreement = meaning_of(version)
    return shapes.AgreementShown(
        name=agreement.name,
        title=agreement.title,
        provider=agreement.provider,
        version=agreement.version,
        hash=agreement.hash,
        effective_at=version.effective_at,
        zone=agreement.zone,
        facts=[_fact(term) for term in agreement.facts.values()],
        intake=[_field(field) for field in agreement.intake.fields],
        pause_reasons=[_pause_reason(reason) for reason in agreement.pause_reasons],
        clauses=[_clause(clause) for clause in agreement.clauses],
    )


def _fact(term: terms.FactTerm) -> shapes.FactShown:
    values = [shapes.ValueShown(key=value.key, label=value.label, definition=value.definition) for value in term.values]
    return shapes.FactShown(key=term.key, default=term.default, values=values)


def _field(field: terms.FieldTerm) -> shapes.FieldShown:
    told: dict[str, Any] = {"kind": field.kind}
    return shapes.FieldShown(
        key=field.key,
        label=field.label,
        required=field.required,
        help=field.help or "",
        options=list(field.options),
        **told,
    )


def _pause_reason(reason: terms.PauseReason) -> shapes.PauseReasonShown:
    return shapes.PauseReasonShown(
        key=reason.key, label=reason.label, pauses=sorted(metric.value for metric in reason.pauses)
    )


def _clause(clause: terms.Clause) -> shapes.ClauseShown:
    return shapes.ClauseShown(number=clause.number, title=clause.title, text=clause.text)
