"""What each priority would get at this minute, as rows of a table to choose from."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from servicelevel.clocks.promise import PromiseError
from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.promised import PromisedFace, faces_of
from upheld.workflows import open_ticket


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One priority with its promise; the names are those of the component `priority-options`."""

    value: str
    label: str
    means: str
    # 1 is the most urgent.
    rank: int
    ranks: int
    strength: str
    promise: str
    # What must hold for that: "if it qualifies".
    proviso: str
    checked: bool
    # The classes by which choosing it opens further questions.
    opens: str


def options_of(
    form: TicketForm, desk: Desk, contact: Contact | None, *, at: datetime, zone: ZoneInfo
) -> tuple[Option, ...]:
    """Return the agreement's priorities, the least urgent first, with the other facts as they stand on the form."""
    facts, terms = form.stated_facts(), form.agreement.priorities
    variants = [_if_it_qualifies(form, {**facts, "priority": term.key}) for term in terms]
    leads = _leads(desk, contact, variants, at=at, zone=zone)
    options = [
        Option(
            value=term.key,
            label=term.label,
            means=term.definition,
            rank=term.rank + 1,
            ranks=len(terms),
            strength=lead.strength if lead else "none",
            promise=lead.short if lead else "",
            proviso=_("if it qualifies") if variant.get("emergency") == "true" else "",
            checked=facts.get("priority") == term.key,
            opens=form.switches.opened_by("priority", term.key),
        )
        for term, variant, lead in zip(terms, variants, leads, strict=True)
    ]
    return tuple(reversed(options))


def _if_it_qualifies(form: TicketForm, facts: dict[str, str]) -> dict[str, str]:
    """Return the facts of an option; where reasons for an emergency can be ticked, as if one were."""
    offered = "reasons" in form.fields and form.applies(form.emergency_conditions(), facts)
    return (
        {**facts, "emergency": "true"} if offered else {key: said for key, said in facts.items() if key != "emergency"}
    )


def _leads(
    desk: Desk, contact: Contact | None, variants: list[dict[str, str]], *, at: datetime, zone: ZoneInfo
) -> list[PromisedFace | None]:
    try:
        promises = open_ticket.previews(desk, contact=contact, variants=variants, at=at)
    except PromiseError:
        return [None] * len(variants)
    return [faces_of(promise, at=at, zone=zone)[0] for promise in promises]
