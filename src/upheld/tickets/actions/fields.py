"""Writing a ticket's values for the desk's own fields; which fields there are is kept in `custom_fields`."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets.actions import lock
from upheld.tickets.models import CustomField, Ticket
from upheld.tickets.queries.fields import Value, as_typed, fields_of, in_words, read_value

# Their values are people's own words, which no audit event repeats.
_UNTOLD = (CustomField.Kind.TEXT, CustomField.Kind.LONG_TEXT)


class UnknownField(ValueError):
    """The desk has no such field; the message names those it has."""


class ChangedMeanwhile(ValueError):
    """Somebody else changed the value since it was looked at."""


@transaction.atomic
def fill(
    ticket: Ticket,
    sent: Mapping[str, Value | None],
    *,
    seen: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Set values of a ticket's fields by key, None or empty for none; the others stay, and the same changes nothing.

    Locks the ticket. `seen` holds values as they were read, in the form in which they are typed: if one is another by
    now, nothing is written. Raises UnknownField, BadValue, ChangedMeanwhile.
    """
    known = {field.key: field for field in fields_of(ticket.desk)}
    if unknown := sorted(sent.keys() - known.keys()):
        has = ", ".join(known) or _("none")
        raise UnknownField(_("no field {field}; the desk has {known}").format(field=unknown[0], known=has))
    values = {key: read_value(known[key], value) for key, value in sent.items()}
    ticket = lock.ticket(ticket)
    _refuse_if_changed(ticket, known, seen or {})
    changed = {key: value for key, value in values.items() if value != ticket.field_values.get(key)}
    if not changed:
        return
    kept = {**ticket.field_values, **changed}
    ticket.field_values = {key: value for key, value in kept.items() if value is not None}
    ticket.save(update_fields=["field_values"])
    told = {"fields": [_told(known[key], value) for key, value in changed.items()]}
    record("ticket", ticket.number, "fields filled", desk=ticket.desk.name, by=by, at=at, facts=told)


def _refuse_if_changed(ticket: Ticket, known: Mapping[str, CustomField], seen: Mapping[str, str]) -> None:
    for key, typed in seen.items():
        if typed.replace("\r\n", "\n") != as_typed(ticket.field_values.get(key)):
            raise ChangedMeanwhile(
                _("somebody changed {field} while you did; theirs stands, yours is kept here").format(
                    field=known[key].label
                )
            )


def _told(field: CustomField, value: Value | None) -> dict[str, str]:
    if value is None:
        return {"label": field.label, "value": _("none")}
    return {"label": field.label, "value": "" if field.kind in _UNTOLD else in_words(field, value)}
