"""Whatever points at a person or a customer goes along with a merge, once, and comes back with its undoing.

Relations are taken from the registry: one that is added and forgotten by a merge fails here.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db.models import Model

from tests.support import builders
from tests.support.cast import Cast
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts, notes, oversight, senders, websites
from upheld.customers.models import Contact, Organisation, Oversight
from upheld.improvement.models import SurveyInvitation
from upheld.tickets.actions import closure, colleagues
from upheld.tickets.models import ContactFollow, IntakeRefusal, Ticket
from upheld.workflows import merge_customers as workflow

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = AT + timedelta(days=3)
# What stays, and why.
OF_CONTACTS = {
    "customers.ContactMerge.kept": "what was merged into them is undone under their own name",
    "customers.ContactMerge.merged": "it is the merge itself",
    "customers.Erasure.contact": "whose data were erased is not merged",
}
OF_ORGANISATIONS = {
    "customers.OrganisationMerge.kept": "what was merged into it is undone under its own name",
    "customers.OrganisationMerge.merged": "it is the merge itself",
    "improvement.CustomerDay.organisation": "counted anew, because its tickets moved",
}
Rows = Mapping[str, set[int]]


def rows_of(one: Model, *, but: Mapping[str, str]) -> Rows:
    """Return the rows that point at one, by relation; hidden relations too."""
    found = {}
    for field in type(one)._meta.get_fields(include_hidden=True):
        if field.auto_created and not field.concrete:
            name = f"{field.related_model._meta.label}.{field.field.name}"
            found[name] = set(
                field.related_model.objects.filter(**{field.field.name: one}).values_list("pk", flat=True)
            )
    assert set(but) <= set(found)
    return {name: rows for name, rows in found.items() if name not in but}


def together(*many: Rows) -> Rows:
    return {name: set().union(*(rows[name] for rows in many)) for name in many[0]}


def person(cast: Cast, name: str) -> Contact:
    return contacts.add_contact(
        cast.north,
        email=f"{name.split()[0].lower()}@second.example",
        name=name,
        organisation=cast.contact.organisation,
        user=None,
        by=THE_DESK,
        at=AT,
    )


@pytest.fixture
def second(cast: Cast) -> Contact:
    """Somebody to whom a row of every kind belongs."""
    one, third = person(cast, "Marta Second"), person(cast, "Anna Third")
    own = builders.ticket(one, at=AT, priority="p2")
    another = builders.ticket(cast.other_contact, at=AT, priority="p2")
    colleagues.invite(another, one.email, by=cast.agent.as_actor, at=AT)
    oversight.grant(one, by=THE_DESK, at=AT)
    notes.write(one, "Calls on Mondays.", by=THE_DESK, at=AT)
    SurveyInvitation.objects.create(
        desk=cast.north,
        ticket=own,
        closure=closure.resolve(own, by=one.as_actor, at=AT),
        contact=one,
        digest="d",
        asked_at=AT,
        expires_at=LATER,
    )
    IntakeRefusal.objects.create(
        desk=cast.north,
        contact=one,
        name=one.name,
        email=one.email,
        subject="Lawn",
        text="It grows.",
        channel="portal",
        outcome="refuse",
        agreement_version=own.agreement_version,
        submission=uuid4(),
        turned_away_at=AT,
    )
    workflow.merge_people(one, third, by=THE_DESK, at=AT)
    return one


def test_nothing_of_a_person_is_left_behind_and_all_comes_back(cast: Cast, second: Contact) -> None:
    kept_before, second_before = (rows_of(one, but=OF_CONTACTS) for one in (cast.contact, second))
    assert not [name for name, rows in second_before.items() if not rows]

    merge = workflow.merge_people(cast.contact, second, by=THE_DESK, at=LATER)

    left = {name: rows for name, rows in rows_of(second, but=OF_CONTACTS).items() if rows}
    assert not left
    alias = {"customers.Contact.merged_into": {second.pk}}
    expected = together(kept_before, second_before, {name: alias.get(name, set()) for name in kept_before})
    assert rows_of(cast.contact, but=OF_CONTACTS) == expected

    workflow.part_people(merge, by=THE_DESK, at=LATER)

    assert rows_of(cast.contact, but=OF_CONTACTS) == kept_before
    assert rows_of(second, but=OF_CONTACTS) == second_before


def test_nothing_of_a_customer_is_left_behind_and_all_comes_back(cast: Cast) -> None:
    kept, merged = cast.contact.organisation, cast.other_contact.organisation
    assert kept is not None
    assert merged is not None
    _everything_of(cast, merged)
    kept_before, merged_before = (rows_of(one, but=OF_ORGANISATIONS) for one in (kept, merged))
    assert not [name for name, rows in merged_before.items() if not rows]

    merge = workflow.merge_customers(kept, merged, by=THE_DESK, at=LATER)

    assert not any(rows_of(merged, but=OF_ORGANISATIONS).values())
    alias = {"customers.Organisation.merged_into": {merged.pk}}
    expected = together(kept_before, merged_before, {name: alias.get(name, set()) for name in kept_before})
    assert rows_of(kept, but=OF_ORGANISATIONS) == expected

    workflow.part_customers(merge, by=THE_DESK, at=LATER)

    assert rows_of(kept, but=OF_ORGANISATIONS) == kept_before
    assert rows_of(merged, but=OF_ORGANISATIONS) == merged_before


def _everything_of(cast: Cast, customer: Organisation) -> None:
    builders.ticket(cast.other_contact, at=AT, priority="p2")
    senders.allow(customer, "globex.example", by=THE_DESK, at=AT)
    notes.write(customer, "Calls on Mondays.", by=THE_DESK, at=AT)
    oversight.grant(cast.other_contact, by=THE_DESK, at=AT)
    websites.allow(cast.north, "https://www.globex.example", organisation=customer, by=THE_DESK, at=AT)
    workflow.merge_customers(customer, builders.organisation(cast.north, "Third", at=AT), by=THE_DESK, at=AT)


def follows(ticket: Ticket) -> list[tuple[int, bool]]:
    rows = ContactFollow.objects.filter(ticket=ticket).order_by("pk")
    return [(row.contact_id, row.ended_at is None) for row in rows]


def test_nobody_follows_a_ticket_twice(cast: Cast) -> None:
    second = person(cast, "Marta Second")
    ticket = builders.ticket(cast.other_contact, at=AT, priority="p2")
    # The first waits for the desk's yes, the second has it: what is read already goes on being read.
    for who, by in ((cast.contact, cast.other_contact.as_actor), (second, cast.agent.as_actor)):
        colleagues.invite(ticket, who.email, by=by, at=AT)

    merge = workflow.merge_people(cast.contact, second, by=THE_DESK, at=LATER)
    assert follows(ticket) == [(cast.contact.pk, False), (cast.contact.pk, True)]

    workflow.part_people(merge, by=THE_DESK, at=LATER)
    assert follows(ticket) == [(cast.contact.pk, True), (second.pk, True)]


def test_nobody_follows_what_is_their_own(cast: Cast) -> None:
    second = person(cast, "Marta Second")
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    colleagues.invite(ticket, second.email, by=cast.agent.as_actor, at=AT)

    merge = workflow.merge_people(cast.contact, second, by=THE_DESK, at=LATER)
    assert follows(ticket) == [(cast.contact.pk, False)]

    workflow.part_people(merge, by=THE_DESK, at=LATER)
    assert follows(ticket) == [(second.pk, True)]


def test_two_who_oversee_the_same_customer_are_one_who_does(cast: Cast) -> None:
    second = person(cast, "Marta Second")
    for one in (cast.contact, second):
        oversight.grant(one, by=THE_DESK, at=AT)

    merge = workflow.merge_people(cast.contact, second, by=THE_DESK, at=LATER)
    assert Oversight.objects.get(ended_at__isnull=True).contact == cast.contact
    assert Oversight.objects.filter(contact=cast.contact).count() == 2

    workflow.part_people(merge, by=THE_DESK, at=LATER)
    standing = Oversight.objects.filter(ended_at__isnull=True).values_list("contact", flat=True)
    assert set(standing) == {cast.contact.pk, second.pk}


def test_what_came_in_the_place_of_what_ended_stays(cast: Cast) -> None:
    second = person(cast, "Marta Second")
    for one in (cast.contact, second):
        oversight.grant(one, by=THE_DESK, at=AT)
    merge = workflow.merge_people(cast.contact, second, by=THE_DESK, at=LATER)
    oversight.end(cast.contact, by=THE_DESK, at=LATER)
    oversight.grant(cast.contact, by=THE_DESK, at=LATER)

    workflow.part_people(merge, by=THE_DESK, at=LATER)

    assert Oversight.objects.filter(contact=cast.contact, ended_at__isnull=True).count() == 1
