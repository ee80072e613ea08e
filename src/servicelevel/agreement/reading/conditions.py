"""Reading conditions: which facts must hold and when a ticket must have been received.

Judging them lives elsewhere.
"""

from collections.abc import Mapping

from servicelevel.agreement.reading.amounts import NotAnAmount, read_time
from servicelevel.agreement.reading.fields import Fields, fields_of
from servicelevel.agreement.reading.known import Known
from servicelevel.agreement.reading.shapes import CALENDAR, any_of, may, shape
from servicelevel.agreement.terms import Condition, Received

RECEIVED = "received"
RECEIVED_SHAPE = shape(
    may("inside", CALENDAR, "it must be open then"),
    may("outside", CALENDAR, "it must be closed then"),
    may("from", "a time of day, as in 08:00", "not before this, in the agreement's zone", "00:00"),
    may("until", "a time of day up to 24:00", "before this; if earlier than from, over midnight", "24:00"),
)


def read_condition(fields: Fields, key: str, known: Known) -> Condition:
    """Return the condition at `key` of `fields`; one that always holds where it is not given."""
    node = fields.values.get(key)
    if node is None:
        return Condition()
    what = f"the condition of {fields.what}"
    given = fields_of(node, what, fields.clause, fields.log, any_of((*known.facts, RECEIVED), "its values"))
    return Condition(facts=_read_facts(given, known), received=_read_received(given, known))


def read_facts(fields: Fields, key: str, known: Known) -> Mapping[str, frozenset[str]]:
    """Return the facts at `key` of `fields`, without a time of receipt."""
    given = fields.record(key, f"the condition of {fields.what}", any_of(known.facts, "its values"))
    return {} if given is None else _read_facts(given, known)


def _read_facts(given: Fields, known: Known) -> dict[str, frozenset[str]]:
    return {
        key: frozenset(given.choices(key, (value.key for value in known.facts[key].values)))
        for key in given.values
        if key != RECEIVED
    }


def _read_received(given: Fields, known: Known) -> Received:
    fields = given.record(RECEIVED, "the time of receipt", RECEIVED_SHAPE)
    if fields is None:
        return Received()
    return Received(
        inside=_calendar(fields, "inside", known),
        outside=_calendar(fields, "outside", known),
        start=_time(fields, "from", default=0),
        end=_time(fields, "until", default=1440),
    )


def _calendar(fields: Fields, key: str, known: Known) -> str | None:
    return fields.choice(key, known.calendars) if fields.has(key) else None


def _time(fields: Fields, key: str, *, default: int) -> int:
    text = fields.optional_text(key)
    if text is None:
        return default
    try:
        return read_time(text, closing=key == "until")
    except NotAnAmount as error:
        fields.fault(str(error), at=fields.values[key])
        return default
