"""The desk's own fields: keeping the list, filling them in, and owing them on resolution."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.support import builders
from tests.support.cast import Cast
from upheld.audit.models import AuditEvent
from upheld.tickets.actions import closure, custom_fields, fields, listing
from upheld.tickets.actions.custom_fields import Description
from upheld.tickets.models import CustomField, Ticket
from upheld.tickets.queries.fields import BadValue, fields_of, lines_of

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
Kind = CustomField.Kind


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """Any ticket."""
    return builders.ticket(cast.contact, at=AT, priority="p2")


def added(
    cast: Cast, label: str, kind: Kind = Kind.TEXT, *, options: tuple[str, ...] = (), owed: bool = False
) -> CustomField:
    said = Description(label=label, options=options, owed=owed)
    return custom_fields.add(cast.north, kind, said, by=cast.manager.as_actor, at=AT)


def values(ticket: Ticket) -> object:
    ticket.refresh_from_db()
    return ticket.field_values


def test_values_are_set_changed_and_emptied_and_the_others_stay(cast: Cast, ticket: Ticket) -> None:
    added(cast, "Build")
    added(cast, "Effort", Kind.NUMBER)
    by = cast.agent.as_actor
    fields.fill(ticket, {"build": "4.2.1", "effort": "3.50"}, by=by, at=AT)
    assert values(ticket) == {"build": "4.2.1", "effort": "3.5"}
    fields.fill(ticket, {"build": ""}, by=by, at=AT)
    assert values(ticket) == {"effort": "3.5"}
    fields.fill(ticket, {"effort": "3.5"}, by=by, at=AT)
    events = AuditEvent.objects.filter(verb="fields filled").order_by("id")
    assert [event.facts["fields"] for event in events] == [
        [{"label": "Build", "value": ""}, {"label": "Effort", "value": "3.5"}],
        [{"label": "Build", "value": "none"}],
    ]


def test_nothing_is_written_if_one_of_them_is_no_value(cast: Cast, ticket: Ticket) -> None:
    added(cast, "Build")
    added(cast, "Effort", Kind.NUMBER)
    with pytest.raises(BadValue):
        fields.fill(ticket, {"build": "4.2.1", "effort": "much"}, by=cast.agent.as_actor, at=AT)
    with pytest.raises(fields.UnknownField, match="build, effort"):
        fields.fill(ticket, {"build": "4.2.1", "owner": "x"}, by=cast.agent.as_actor, at=AT)
    assert values(ticket) == {}


def test_a_value_that_somebody_else_changed_meanwhile_stands(cast: Cast, ticket: Ticket) -> None:
    added(cast, "Notes", Kind.LONG_TEXT)
    fields.fill(ticket, {"notes": "one\ntwo"}, seen={"notes": ""}, by=cast.agent.as_actor, at=AT)
    with pytest.raises(fields.ChangedMeanwhile):
        fields.fill(ticket, {"notes": "mine"}, seen={"notes": ""}, by=cast.manager.as_actor, at=AT)
    assert values(ticket) == {"notes": "one\ntwo"}
    fields.fill(ticket, {"notes": "both"}, seen={"notes": "one\r\ntwo"}, by=cast.manager.as_actor, at=AT)
    assert values(ticket) == {"notes": "both"}


def test_a_ticket_is_not_resolved_before_what_it_owes(cast: Cast, ticket: Ticket) -> None:
    added(cast, "Root cause", owed=True)
    with pytest.raises(closure.FieldsOwed, match="Root cause"):
        closure.resolve(ticket, by=cast.agent.as_actor, at=AT)
    with pytest.raises(closure.FieldsOwed):
        closure.resolve(ticket, values={"root_cause": "  "}, by=cast.agent.as_actor, at=AT)
    closure.resolve(ticket, values={"root_cause": "A full disk."}, by=cast.agent.as_actor, at=AT)
    assert values(ticket) == {"root_cause": "A full disk."}


def test_a_customer_owes_the_desk_nothing(cast: Cast, ticket: Ticket) -> None:
    added(cast, "Root cause", owed=True)
    closure.resolve(ticket, by=ticket.contact.as_actor, at=AT)


def test_a_refused_resolution_fills_in_nothing(cast: Cast, ticket: Ticket) -> None:
    added(cast, "Root cause", owed=True)
    added(cast, "Effort", owed=True)
    with pytest.raises(closure.FieldsOwed):
        closure.resolve(ticket, values={"effort": "2"}, by=cast.agent.as_actor, at=AT)
    assert values(ticket) == {}


def test_a_field_given_up_stays_where_it_has_a_value(cast: Cast, ticket: Ticket) -> None:
    build = added(cast, "Build", owed=True)
    fields.fill(ticket, {"build": "4"}, by=cast.agent.as_actor, at=AT)
    custom_fields.retire(build, by=cast.manager.as_actor, at=AT)
    ticket.refresh_from_db()
    assert [line.shown for line in lines_of(ticket)] == ["4"]
    assert lines_of(builders.ticket(cast.contact, at=AT, priority="p2")) == ()
    with pytest.raises(fields.UnknownField):
        fields.fill(ticket, {"build": "5"}, by=cast.agent.as_actor, at=AT)
    assert added(cast, "Build").key == "build_2"


def test_what_was_chosen_stays_when_it_is_no_longer_offered(cast: Cast, ticket: Ticket) -> None:
    colour = added(cast, "Colour", Kind.CHOICE, options=("Red", " Blue ", "Red", ""))
    assert colour.options == ["Red", "Blue"]
    fields.fill(ticket, {"colour": "Blue"}, by=cast.agent.as_actor, at=AT)
    custom_fields.change(colour, Description(label="Hue", options=("Red",)), by=cast.manager.as_actor, at=AT)
    ticket.refresh_from_db()
    (line,) = lines_of(ticket)
    assert (line.field.label, line.shown) == ("Hue", "Blue")
    with pytest.raises(BadValue, match="choose one of Red"):
        fields.fill(ticket, {"colour": "Blue "}, by=cast.agent.as_actor, at=AT)


@pytest.mark.parametrize("options", [(), ("x" * 81,), tuple(map(str, range(101)))])
def test_a_choice_offers_something_readable(cast: Cast, options: tuple[str, ...]) -> None:
    with pytest.raises(custom_fields.BadOptions):
        added(cast, "Colour", Kind.CHOICE, options=options)
    assert not CustomField.objects.exists()


def test_fields_stand_in_the_desks_order_and_end_somewhere(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(custom_fields, "FIELDS_AT_MOST", 2)
    added(cast, "Build")
    custom_fields.move_up(added(cast, "Effort"), by=cast.manager.as_actor, at=AT)
    assert [field.label for field in fields_of(cast.north)] == ["Effort", "Build"]
    with pytest.raises(listing.BadLabel):
        added(cast, "BUILD")
    with pytest.raises(listing.ListFull):
        added(cast, "Third")


def test_the_database_refuses_a_choice_of_nothing(cast: Cast) -> None:
    build = added(cast, "Build")
    with pytest.raises(IntegrityError, match="customfield_choice_has_options"), transaction.atomic():
        CustomField.objects.filter(pk=build.pk).update(kind="choice")
