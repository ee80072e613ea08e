"""In which order the form's questions stand on the page, and what must be answered for each to appear."""

from dataclasses import dataclass

from django.forms import BoundField

from servicelevel.agreement.terms import FieldTerm
from upheld.presentation.intake.form import TicketForm, field_name


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One question on the page."""

    # "field", "priorities" or "reasons"
    kind: str
    field: BoundField
    # The numbers of the conditions that open it; none for a question that is always asked.
    switches: tuple[int, ...] = ()
    optional: bool = False
    # Where its help leads, if anywhere.
    link: str = ""


def parts_of(form: TicketForm) -> list[Part]:
    """Return the questions in order: who, of which kind, what, how urgent; each followed by what it opens."""
    parts = [Part(kind="field", field=form[name]) for name in ("name", "email") if name in form.fields]
    for fact in form.asked_facts():
        if fact != "priority" and f"fact_{fact}" in form.fields:
            field = form[f"fact_{fact}"]
            parts += [Part(kind="field", field=field, optional=not field.field.required), *_opened_by(form, fact)]
    parts.append(Part(kind="field", field=form["subject"]))
    parts += [Part(kind="field", field=form["text"])] if "text" in form.fields else []
    parts += [_part(form, term) for term in _answers(form) if not term.shown_when]
    if "fact_priority" in form.fields:
        parts += [Part(kind="priorities", field=form["fact_priority"]), *_opened_by(form, "priority")]
    if "reasons" in form.fields:
        numbers = form.switches.number(form.emergency_conditions())
        parts.append(Part(kind="reasons", field=form["reasons"], switches=numbers))
    return parts


def _opened_by(form: TicketForm, fact: str) -> list[Part]:
    """Return what the answers to one fact open; what several open together follows the last of them."""
    order = form.asked_facts()
    opened = []
    for term in _answers(form):
        openers = [key for key in order if key in term.shown_when]
        if openers and openers[-1] == fact:
            opened.append(_part(form, term))
    return opened


def _answers(form: TicketForm) -> list[FieldTerm]:
    return [term for term in form.agreement.intake.fields if field_name(term) == f"answer_{term.key}"]


def _part(form: TicketForm, term: FieldTerm) -> Part:
    asked = {key: values for key, values in term.shown_when.items() if key in form.asked_facts()}
    return Part(
        kind="field",
        field=form[field_name(term)],
        switches=form.switches.number(asked),
        optional=not form.insists_on(term),
        link=term.link or "",
    )
