"""A desk's own fields: how a value is read, kept and shown. Setting one is an action's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db.models import QuerySet
from django.utils.formats import date_format, localize
from django.utils.translation import gettext as _

from upheld.desks.memory import remembered
from upheld.desks.models import Desk
from upheld.tickets.models import CustomField, Ticket

Value = str | bool
TEXT_LENGTH_AT_MOST, LONG_TEXT_LENGTH_AT_MOST = 200, 5_000
# As many digits as a person can mean; beyond, somebody leant on a key.
DIGITS_AT_MOST, DECIMALS_AT_MOST = 15, 6
Kind = CustomField.Kind


class BadValue(ValueError):
    """What was sent is no value of the field; the message says what is."""

    def __init__(self, field: CustomField, words: str) -> None:
        super().__init__(f"{field.label}: {words}")
        self.key, self.words = field.key, words


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldLine:
    """One field of a ticket as its page shows it."""

    field: CustomField
    # As it is kept; None while it has none.
    value: Value | None

    @property
    def is_owed(self) -> bool:
        """Whether the ticket is not resolved before it has a value."""
        return self.field.owed and self.value is None and self.field.retired_at is None

    @property
    def shown(self) -> str:
        """The value in words, empty while there is none."""
        return in_words(self.field, self.value)

    @property
    def typed(self) -> str:
        """The value as a form holds it."""
        return as_typed(self.value)


def fields_of(desk: Desk) -> Sequence[CustomField]:
    """Return the fields in use on a desk, in its order: one query."""
    return list(CustomField.objects.filter(desk=desk, retired_at__isnull=True).order_by("position", "id"))


def lines_of(ticket: Ticket) -> tuple[FieldLine, ...]:
    """Return a ticket's fields, those given up only where it has a value for them: one query."""
    values = ticket.field_values
    return tuple(
        FieldLine(field=field, value=values.get(field.key))
        for field in _fields_ever(ticket.desk)
        if field.retired_at is None or field.key in values
    )


def _fields_ever(desk: Desk) -> Sequence[CustomField]:
    return remembered(desk, "fields", lambda: tuple(_rows_ever(desk)))


def _rows_ever(desk: Desk) -> QuerySet[CustomField]:
    return CustomField.objects.filter(desk=desk).order_by("position", "id")


def owed_by(ticket: Ticket) -> Sequence[CustomField]:
    """Return the fields that a ticket lacks and without which it is not resolved: one query."""
    owed = CustomField.objects.filter(desk_id=ticket.desk_id, retired_at__isnull=True, owed=True)
    return [field for field in owed.order_by("position", "id") if field.key not in ticket.field_values]


def read_value(field: CustomField, sent: Value | None) -> Value | None:
    """Return a value as it is kept, None for none, whichever way it was typed.

    A number is kept without needless zeros and a date as ISO 8601, both as text, so that equal values are equal there.
    Raises: BadValue.
    """
    if field.kind == Kind.CHECKBOX:
        return _checked(field, sent)
    if isinstance(sent, bool):
        raise BadValue(field, _("this is not a checkbox"))
    text = (sent or "").strip()
    if not text:
        return None
    if "\x00" in text:
        raise BadValue(field, _("it holds what cannot be kept"))
    return _READ[Kind(field.kind)](field, text)


def as_typed(value: Value | None) -> str:
    """Return a kept value in the form in which it is typed."""
    return "on" if value is True else str(value or "")


def in_words(field: CustomField, value: Value | None) -> str:
    """Return a kept value as people read it; a number and a date in the reader's language."""
    if value is None:
        return ""
    if field.kind == Kind.CHECKBOX:
        return _("Yes")
    if field.kind == Kind.DATE:
        return date_format(date.fromisoformat(str(value)), "DATE_FORMAT")
    return localize(Decimal(str(value))) if field.kind == Kind.NUMBER else str(value)


def _checked(field: CustomField, sent: Value | None) -> bool | None:
    if sent in (True, "on", "true", "yes"):
        return True
    if sent in (False, None, "", "off", "false", "no"):
        return None
    raise BadValue(field, _("it is ticked or not"))


def _text(field: CustomField, text: str) -> str:
    return _short_enough(field, " ".join(text.split()), TEXT_LENGTH_AT_MOST)


def _long_text(field: CustomField, text: str) -> str:
    return _short_enough(field, text.replace("\r\n", "\n"), LONG_TEXT_LENGTH_AT_MOST)


def _short_enough(field: CustomField, text: str, longest: int) -> str:
    if len(text) > longest:
        raise BadValue(field, _("it is at most {count} letters long").format(count=longest))
    return text


def _choice(field: CustomField, text: str) -> str:
    if text not in field.options:
        raise BadValue(field, _("choose one of {options}").format(options=", ".join(field.options)))
    return text


def _number(field: CustomField, text: str) -> str:
    try:
        number = Decimal(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except InvalidOperation as fault:
        raise BadValue(field, _("write a number, such as 12.5")) from fault
    plain = f"{number:f}" if number.is_finite() and abs(number.adjusted()) < DIGITS_AT_MOST else ""
    whole, _point, decimals = plain.partition(".")
    if not plain or len(whole.lstrip("-")) > DIGITS_AT_MOST or len(decimals.rstrip("0")) > DECIMALS_AT_MOST:
        raise BadValue(field, _("write a number of at most 15 digits, 6 of them after the point"))
    kept = f"{whole}.{decimals}".rstrip("0").rstrip(".") if decimals else whole
    return "0" if not number else kept


def _date(field: CustomField, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as fault:
        raise BadValue(field, _("write a date, such as 2026-11-30")) from fault


_READ = {Kind.TEXT: _text, Kind.LONG_TEXT: _long_text, Kind.CHOICE: _choice, Kind.NUMBER: _number, Kind.DATE: _date}
