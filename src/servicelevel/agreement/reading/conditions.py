"""Reading conditions: which facts must hold and when a ticket must have been received.

Judging them lives elsewhere.
"""

from collections.abc import Mapping

from servicelevel.agreement.reading.amounts import NotAnAmount, read_time
from servicelevel.agreement.reading.fields import Fields, fields_of
from servicelevel.agreement.reading.known import Known
from servicelevel.agreement.terms import Condition, Received

RECEIVED = "received"


def read_condition(fields: Fields, key: str, known: Known) -> Condition:
    """Return the condition at `key` of `fields`; one that always holds where it is not given."""
    node = fields.values.get(key)
    if node is None:
        return Condition()
    what = f"the condition of {fields.what}"
    given = fields_of(node, what, fields.clause, fields.log, may=(*known.facts, RECEIVED))
    return Condition(facts=_read_facts(given, known), received=_read_received(given, known))


def read_facts(fields: Fields, key: str, known: Known) -> Mapping[str, frozenset[str]]:
    """Return the facts at `key` of `fields`, without a time of receipt."""
    given = fields.record(key, f"the condition of {fields.what}", may=tuple(known.facts))
    return {} if given is None else _read_facts(given, known)


def _read_facts(given: Fields, known: Known) -> dict[str, frozenset[str]]:
    return {
        key: frozenset(given.choices(key, (value.key for value in known.facts[key].values)))
        for key in given.values
        if key != RECEIVED
    }


def _read_received(given: Fields, known: Known) -> Received:
    fields = given.record(RECEIVED, "the time of receipt", may=("inside", "outside", "from", "until"))
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
