"""What was answered to the intake form, as one reads it. What the form asks is the agreement's."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement


def answered(answers: Mapping[str, object], agreement: Agreement) -> tuple[tuple[str, str], ...]:
    """Return the answers that say something, in the agreement's order: label and words."""
    said = [(field.label, answers.get(field.key)) for field in agreement.intake.fields]
    said.append((_("What is happening"), answers.get("reasons")))
    words = tuple((label, _words(value)) for label, value in said if value not in (None, "", [], False))
    return words + _sent_from(answers.get("sent_from"))


def _sent_from(told: object) -> tuple[tuple[str, str], ...]:
    """Return where the form stood in another website, as far as its sender let it be told."""
    known = told if isinstance(told, dict) else {}
    labels = {"page": _("Page"), "viewport": _("Window"), "browser": _("Browser")}
    return tuple((label, str(known[name])) for name, label in labels.items() if known.get(name))


def _words(value: object) -> str:
    if value is True:
        return _("Yes")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
