"""The sheets by which a ticket is judged anew, as its page shows them; what is posted is taken in `judgements`."""

from dataclasses import dataclass
from typing import Any

from django.forms import Form

from upheld.agreements.facts import later_in_force
from upheld.agreements.models import AgreementVersion
from upheld.desks.access import Permission, permits
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.tickets.forms import (
    EmergencyForm,
    FactsForm,
    FulfilmentForm,
    JudgementForm,
    PriorityForm,
)
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.changes import ChangeLine, change_lines
from upheld.tickets.queries.choices import correctable_facts, priority_choices
from upheld.tickets.queries.detail import TicketDetail
from upheld.tickets.queries.previews import preview_of_version


@dataclass(frozen=True, kw_only=True, slots=True)
class Fulfillable:
    """A promise in words that somebody can say is fulfilled."""

    metric: str
    words: str
    kind: str
    sheet: str
    form: Form
    opened: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Later:
    """The later version to which a ticket could be moved, and what that would change."""

    version: AgreementVersion
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Judging:
    """Which judging sheets the ticket and the person allow."""

    # Whether it can be judged whether it is an emergency, if it was sent as one.
    emergency: bool
    priority: bool
    facts: bool


def judging_offered(detail: TicketDetail, frame: Frame, *, tried: Form | None, sheet: str) -> dict[str, Any]:
    """Return what can be judged; of a resolved ticket nothing, unless it was being judged when it was resolved."""
    triage = detail.agreement.triage
    may_be_judged = detail.ticket.state != Ticket.State.RESOLVED or bool(sheet)
    return {
        "can_judge": Judging(
            emergency=may_be_judged,
            priority=may_be_judged and triage is not None and triage.judged_by == "provider",
            facts=may_be_judged and bool(correctable_facts(detail.agreement)),
        ),
        "later": _later(detail, frame) if may_be_judged else None,
        "fulfillable": tuple(_fulfillable(clock, tried, sheet) for clock in detail.clocks if _is_open(clock)),
    }


def judging_forms(detail: TicketDetail, frame: Frame, *, tried: Form | None, sheet: str) -> dict[str, Any]:
    """Return the forms on the judging sheets, that which was tried as it was tried."""
    seen = {"seen": detail.recounts[-1].pk if detail.recounts else 0}
    forms: dict[str, Form] = {
        "priority": PriorityForm(initial=seen),
        "emergency": EmergencyForm(initial=seen),
        "facts": FactsForm(detail.agreement, detail.ticket, initial=seen),
        "version": JudgementForm(initial=seen),
    }
    if tried is not None and sheet in forms:
        forms[sheet] = tried
    return {"judging": forms, "choices": _choices(detail, frame, forms["priority"])}


def _choices(detail: TicketDetail, frame: Frame, form: Form) -> tuple[Any, ...]:
    chosen = form.data.get("priority") if form.is_bound else None
    return priority_choices(detail.ticket, detail.agreement, detail.clocks, chosen=chosen, at=frame.at, zone=frame.zone)


def _later(detail: TicketDetail, frame: Frame) -> Later | None:
    pinned = detail.ticket.agreement_version
    in_force = frame.agreement.version
    if in_force in (pinned.number, detail.agreement.version) or not permits(frame.member, Permission.MANAGE_DESK):
        return None
    version = later_in_force(pinned, at=frame.at)
    if version is None:
        return None
    changes = preview_of_version(detail.ticket, version, at=frame.at)
    return Later(version=version, lines=change_lines(changes, at=frame.at, zone=frame.zone))


def _is_open(clock: Clock) -> bool:
    fulfilled = getattr(clock, "fulfilment", None) is not None
    return bool(clock.fulfilled_by) and clock.stage != Clock.Stage.CANCELLED and not fulfilled


def _fulfillable(clock: Clock, tried: Form | None, sheet: str) -> Fulfillable:
    name = f"fulfil-{clock.metric}"
    opened = sheet == name and tried is not None
    return Fulfillable(
        metric=clock.metric,
        words=clock.words,
        kind=clock.fulfilled_by,
        sheet=name,
        form=tried if opened and tried is not None else FulfilmentForm(clock.fulfilled_by, auto_id=f"id_{name}_%s"),
        opened=opened,
    )
