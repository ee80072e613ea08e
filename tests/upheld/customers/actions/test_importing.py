"""Importing customers: nothing before it is confirmed, nothing twice, and every line that is wrong says why."""

from datetime import UTC, date, datetime

import pytest

from tests.support.cast import Cast
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import importing, senders
from upheld.customers.facts.csv_lines import write_lines
from upheld.customers.facts.import_plan import Vocabulary
from upheld.customers.models import Contact, Contract, CustomerImport, Organisation
from upheld.customers.queries.importing import exported, import_plan

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDS = Vocabulary(plans={"standard": "standard", "super-premium": "super-premium"}, licences={})
HEAD = "customer,contract,plan,starts_on,ends_on,domains,name,email,phone\n"
FILE = (
    HEAD
    + "Initech,I-1,Standard,2026-01-01,,initech.example,Bill Lumbergh,bill@initech.example,'+1 555\n"
    + "Initech,,,,,,Milton Waddams,Milton@Initech.example,\n"
    + "Initech,I-1,Super-premium,2026-01-01,,,,,\n"
    + ",,,,,,Nobody,,\n"
    + "Hooli,H-1,Gold,soon,,gmail.com,Gavin,not an address,\n"
)


def imported(cast: Cast, text: str) -> CustomerImport:
    upload = importing.upload(cast.north, text, file_name="customers.csv", by=THE_DESK, at=AT)
    return importing.confirm(upload, WORDS, by=THE_DESK, at=AT)


def test_nothing_is_imported_before_it_is_confirmed(cast: Cast) -> None:
    upload = importing.upload(cast.north, FILE, file_name="customers.csv", by=THE_DESK, at=AT)

    plan = import_plan(cast.north, upload.text, WORDS)

    assert [line.effect for line in plan.lines] == ["adds", "adds", "refused", "refused", "refused"]
    assert not Organisation.objects.filter(name="Initech").exists()


def test_every_wrong_line_says_all_that_is_wrong(cast: Cast) -> None:
    plan = import_plan(cast.north, FILE, WORDS)

    plan_changes, nobody, hooli = (line.faults for line in plan.lines[2:])
    assert "changed on its own page" in " ".join(plan_changes)
    assert len(nobody) == 2
    said = " ".join(hooli)
    assert "“Gold” is no plan" in said
    assert "starts_on is no day" in said
    assert "anybody can have an address at gmail.com" in said
    assert "“not an address” is no e-mail address" in said


def test_good_lines_are_imported_and_the_text_is_forgotten(cast: Cast) -> None:
    row = imported(cast, FILE)

    assert row.outcome == {"adds": 2, "refused": 3}
    assert row.text == ""
    initech = Organisation.objects.get(name="Initech")
    assert sorted(initech.contacts.values_list("name", "email", "phone")) == [
        ("Bill Lumbergh", "bill@initech.example", "+1 555"),
        ("Milton Waddams", "milton@initech.example", ""),
    ]
    contract = Contract.objects.get(organisation=initech)
    assert (contract.plan, contract.starts_on) == ("standard", date(2026, 1, 1))
    assert initech.allowed_senders.get().value == "initech.example"
    assert not Organisation.objects.filter(name="Hooli").exists()


def test_importing_twice_changes_nothing(cast: Cast) -> None:
    imported(cast, FILE)
    before = (Organisation.objects.count(), Contact.objects.count(), Contract.objects.count())

    again = imported(cast, FILE)

    assert again.outcome == {"same": 2, "refused": 3}
    assert (Organisation.objects.count(), Contact.objects.count(), Contract.objects.count()) == before


def test_a_file_is_confirmed_once(cast: Cast) -> None:
    upload = importing.upload(cast.north, FILE, file_name="customers.csv", by=THE_DESK, at=AT)
    importing.confirm(upload, WORDS, by=THE_DESK, at=AT)

    with pytest.raises(importing.AlreadyDecided):
        importing.confirm(upload, WORDS, by=THE_DESK, at=AT)
    with pytest.raises(importing.AlreadyDecided):
        importing.discard(upload, by=THE_DESK, at=AT)


def test_what_is_thrown_away_is_forgotten(cast: Cast) -> None:
    upload = importing.upload(cast.north, FILE, file_name="customers.csv", by=THE_DESK, at=AT)

    importing.discard(upload, by=THE_DESK, at=AT)

    upload.refresh_from_db()
    assert upload.text == ""
    assert not Organisation.objects.filter(name="Initech").exists()


def test_what_was_exported_is_known_when_it_comes_back(cast: Cast) -> None:
    acme = cast.contact.organisation
    assert acme
    senders.allow(acme, "acme.example", by=THE_DESK, at=AT)
    Contact.objects.filter(pk=cast.contact.pk).update(name='=cmd|"/c calc"!A1', phone="+49 30 1")

    text = "".join(write_lines(exported(cast.north)))
    plan = import_plan(cast.north, text, WORDS)

    assert "'=cmd|" in text
    assert {line.effect for line in plan.lines} == {"same"}
    assert len(plan.lines) == 4


def test_a_line_may_change_what_is_known_but_an_empty_cell_changes_nothing(cast: Cast) -> None:
    Contact.objects.filter(pk=cast.contact.pk).update(phone="+49 30 1")
    text = f"customer,name,email,phone\nAcme,Marta L.,{cast.contact.email},\n,,{cast.other_contact.email},\n"

    row = imported(cast, text)

    cast.contact.refresh_from_db()
    assert row.outcome == {"changes": 1, "same": 1}
    assert (cast.contact.name, cast.contact.phone) == ("Marta L.", "+49 30 1")


@pytest.mark.attack(25)
def test_the_domain_of_another_customer_is_not_taken(cast: Cast) -> None:
    acme = cast.contact.organisation
    assert acme
    senders.allow(acme, "acme.example", by=THE_DESK, at=AT)

    (line,) = import_plan(cast.north, "customer,domains\nGlobex,ACME.example\n", WORDS).lines

    assert line.faults == ("acme.example is allowed for another customer",)


def test_the_same_is_asked_of_the_database_however_long_the_file(cast: Cast, django_assert_num_queries: object) -> None:
    sent = [
        HEAD + "".join(f"Acme,N-{n},,2026-01-01,,a{n}.example,A,a{n}@new.example,\n" for n in range(many))
        for many in (2, 90)
    ]

    for text in sent:
        with django_assert_num_queries(4):  # type: ignore[operator]  # pytest-django's own
            import_plan(cast.north, text, WORDS)
