"""What was answered to the intake form, as one reads it. What the form asks is the agreement's."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement


def answered(answers: Mapping[str, object], agreement: Agreement) -> tuple[tuple[str, str], ...]:
    """Return the answers that say something, in the agreement's order: label and words."""
    said = [(field.label, answers.get(field.key)) for field in agreement.intake.fields]
    said.append((_("What is happening"), answers.get("reasons")))
    return tuple((label, _words(value)) for label, value in said if value not in (None, "", [], False))


def _words(value: object) -> str:
    if value is True:
        return _("Yes")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
