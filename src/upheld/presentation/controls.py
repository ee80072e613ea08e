"""Draws the controls of forms, one that nobody typed into once for all; how a field is laid out is a template's."""

from collections.abc import Hashable, Mapping

from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import get_language

DRAWN_KEPT = 1_000  # drawn controls kept by one process; some hundred kB
# What somebody wrote is theirs alone.
LONGEST_SHARED = 200

_drawn: dict[Hashable, SafeString] = {}


def drawn_control(field: BoundField, attrs: Mapping[str, str | bool]) -> SafeString:
    """Return a field's own widget with more attributes; Django adds the ARIA attributes.

    A page holds a dozen of them, and each is three templates; nobody has typed into most.
    """
    typed = field.value()
    if field.form.is_bound or len(str(typed)) > LONGEST_SHARED:
        return field.as_widget(attrs=dict(attrs))
    key = (get_language(), repr(type(typed)), str(typed), *attrs.items(), *_likeness(field))
    found = _drawn.get(key)
    if found is None:
        if len(_drawn) >= DRAWN_KEPT:
            _drawn.clear()
        found = _drawn[key] = field.as_widget(attrs=dict(attrs))
    return found


def _likeness(field: BoundField) -> tuple[Hashable, ...]:
    """Return all else that an unbound field's control is drawn from."""
    inner = field.field
    told = tuple((name, str(one)) for name, one in vars(inner.widget).items() if name != "choices")
    choices = tuple((str(value), str(label)) for value, label in getattr(inner.widget, "choices", ()))
    asked = (inner.required, inner.disabled, field.form.use_required_attribute, bool(field.help_text))
    return repr(type(inner.widget)), field.html_name, field.auto_id, told, choices, asked
