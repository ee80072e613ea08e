"""What must never be: the database refuses it, and the actions say so in words."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts, contracts, details, notes, refusals, senders
from upheld.customers.models import (
    AllowedSender,
    Contact,
    ContactMerge,
    Contract,
    CustomerImport,
    CustomerNote,
    Erasure,
    Organisation,
    OrganisationMerge,
)

AT = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def refuses(make: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError):
        _done(make)


@transaction.atomic
def _done(make: Callable[[], object]) -> None:
    make()
    connection.check_constraints()


def test_the_database_refuses_what_must_never_be(cast: Cast) -> None:
    acme, marta = cast.contact.organisation, cast.contact
    other = cast.other_contact.organisation
    by = {"allowed_at": AT, "allowed_by": "x", "desk": cast.north, "organisation": acme}
    written = {"written_at": AT, "written_by": "x", "writer_name": "x"}
    upload = {"desk": cast.north, "file_name": "a", "uploaded_at": AT, "uploaded_by": "x"}

    refuses(lambda: AllowedSender.objects.create(kind="address", value="acme.example", **by))
    refuses(lambda: AllowedSender.objects.create(kind="domain", value="a@acme.example", **by))
    refuses(lambda: CustomerNote.objects.create(text="x", **written))
    refuses(lambda: CustomerNote.objects.create(text="x", organisation=acme, contact=marta, **written))
    refuses(lambda: CustomerNote.objects.create(text="", organisation=acme, **written))
    refuses(lambda: Organisation.objects.filter(pk=acme.pk).update(merged_into=acme))
    refuses(lambda: Contact.objects.filter(pk=marta.pk).update(merged_into=marta))
    refuses(lambda: OrganisationMerge.objects.create(kept=acme, merged=acme, merged_at=AT, merged_by="x"))
    refuses(lambda: ContactMerge.objects.create(kept=marta, merged=marta, merged_at=AT, merged_by="x"))
    refuses(
        lambda: OrganisationMerge.objects.create(kept=acme, merged=other, merged_at=AT, merged_by="x", undone_at=AT)
    )
    refuses(lambda: CustomerImport.objects.create(text="kept", confirmed_at=AT, confirmed_by="x", **upload))
    refuses(lambda: CustomerImport.objects.create(text="", confirmed_at=AT, **upload))
    refuses(lambda: CustomerImport.objects.create(text="kept", discarded_at=AT, discarded_by="x", **upload))
    refuses(lambda: Erasure.objects.create(contact=marta, reason="", hold_reason="x", erased_at=AT, erased_by="x"))


def test_one_customer_is_merged_away_once_at_a_time(cast: Cast) -> None:
    acme, other = cast.contact.organisation, cast.other_contact.organisation
    third = builders.organisation(cast.north, "Third", at=AT)
    OrganisationMerge.objects.create(kept=acme, merged=other, merged_at=AT, merged_by="x")

    refuses(lambda: OrganisationMerge.objects.create(kept=third, merged=other, merged_at=AT, merged_by="x"))


def test_repeats_are_refused_by_name(cast: Cast) -> None:
    acme, other = cast.contact.organisation, cast.other_contact.organisation
    assert acme
    assert other
    number = Contract.objects.get(organisation=acme).number
    said = {"number": number, "licence": "", "services": (), "account_manager": None}
    terms = contracts.Terms(starts_on=date(2026, 1, 1), ends_on=None, **said)
    senders.allow(acme, "acme.example", by=THE_DESK, at=AT)

    with pytest.raises(refusals.NameTaken):
        contacts.add_organisation(cast.north, name="Acme", by=THE_DESK, at=AT)
    with pytest.raises(refusals.NameTaken):
        details.rename(other, "Acme", by=THE_DESK, at=AT)
    with pytest.raises(refusals.NumberTaken):
        contracts.add(acme, terms, plan="", by=THE_DESK, at=AT)
    with pytest.raises(refusals.AllowedElsewhere):
        senders.allow(other, "ACME.example", by=THE_DESK, at=AT)
    with pytest.raises(refusals.AddressTaken):
        details.edit_contact(
            cast.other_contact,
            name="Jonas",
            email=cast.contact.email.upper(),
            phone="",
            organisation=other,
            by=THE_DESK,
            at=AT,
        )
    with pytest.raises(refusals.EndsBeforeItStarts):
        contracts.add(
            other,
            contracts.Terms(starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 2), **said),
            plan="",
            by=THE_DESK,
            at=AT,
        )
    with pytest.raises(notes.EmptyNote):
        notes.write(acme, "  ", by=THE_DESK, at=AT)


def test_a_contract_of_another_desk_may_bear_the_same_number_and_name(cast: Cast) -> None:
    row = contacts.add_organisation(cast.south, name="Acme", by=THE_DESK, at=BEFORE_ALL + timedelta(days=1))

    assert row.desk == cast.south
