"""What was answered to the intake form, as one reads it. What the form asks is the agreement's."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement


def answered(answers: Mapping[str, object], agreement: Agreement) -> tuple[tuple[str, str], ...]:
    """Return the answers that say something, in the agreement's order: label and words."""
    said = [(field.label, answers.get(field.key), field.kind) for field in agreement.intake.fields]
    said.append((_("What is happening"), answers.get("reasons"), "checklist"))
    words = tuple((label, in_words(value, kind)) for label, value, kind in said if value not in (None, "", [], False))
    return words + _sent_from(answers.get("sent_from"))


def in_words(value: object, kind: str) -> str:
    """Return an answer to a question of a kind as one reads it; a day and a time are those of the customer's wall."""
    if value is True:
        return _("Yes")
    if kind in ("date", "datetime"):
        return _day(str(value), timed=kind == "datetime")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _day(said: str, *, timed: bool) -> str:
    """Return a day in words; what a program sent that is none stays as it is."""
    try:
        when = datetime.fromisoformat(said)
    except ValueError:
        return said
    day = str(date_format(when, _("j F Y")))
    return f"{day}, {when:%H:%M}" if timed else day


def _sent_from(told: object) -> tuple[tuple[str, str], ...]:
    """Return where the form stood in another website, as far as its sender let it be told."""
    known = told if isinstance(told, dict) else {}
    labels = {"page": _("Page"), "viewport": _("Window"), "browser": _("Browser")}
    return tuple((label, str(known[name])) for name, label in labels.items() if known.get(name))
