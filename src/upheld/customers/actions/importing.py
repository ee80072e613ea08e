"""Importing a file of customers: keeping it until it was looked at, doing what its lines say, or throwing it away."""

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.actions import contacts, contracts, details, senders
from upheld.customers.actions.refusals import AddressTaken, AllowedElsewhere, AlreadyErased, NameTaken, NumberTaken
from upheld.customers.facts.csv_lines import read_lines
from upheld.customers.facts.import_plan import LinePlan, Vocabulary
from upheld.customers.models import Contract, CustomerImport, Organisation
from upheld.customers.queries import contact_with
from upheld.customers.queries.importing import import_plan
from upheld.desks.models import Desk

# What may have changed between looking and importing; such a line is left out and counted.
_OVERTAKEN = (NameTaken, AddressTaken, NumberTaken, AllowedElsewhere, AlreadyErased)


class AlreadyDecided(ValueError):
    """The file was imported or thrown away before."""


@transaction.atomic
def upload(desk: Desk, text: str, *, file_name: str, by: Actor, at: datetime) -> CustomerImport:
    """Keep a file to be looked at; nothing of it is imported yet. Raises NotACustomerFile."""
    lines = len(read_lines(text))
    row = CustomerImport.objects.create(
        desk=desk, file_name=file_name[:200], text=text, uploaded_at=at, uploaded_by=by.reference
    )
    record("customer import", row.pk, "uploaded", desk=desk.name, by=by, at=at, facts={"lines": lines})
    return row


@transaction.atomic
def confirm(upload: CustomerImport, words: Vocabulary, *, by: Actor, at: datetime) -> CustomerImport:
    """Do what the lines of a file say, judged anew; refused ones are left out. Its text is forgotten.

    Importing the same file again changes nothing: customers are known by name, contracts by number, people by
    address. Locks the upload. Raises AlreadyDecided.
    """
    row = _locked(upload)
    plan = import_plan(row.desk, row.text, words)
    done: Counter[str] = Counter()
    for line in plan.lines:
        done[_applied(row.desk, line, by=by, at=at)] += 1
    row.confirmed_at, row.confirmed_by, row.text, row.outcome = at, by.reference, "", dict(done)
    row.save(update_fields=["confirmed_at", "confirmed_by", "text", "outcome"])
    record("customer import", row.pk, "imported", desk=row.desk.name, by=by, at=at, facts=dict(done))
    return row


@transaction.atomic
def discard(upload: CustomerImport, *, by: Actor, at: datetime) -> None:
    """Throw a file away; its text is forgotten. Locks the upload. Raises AlreadyDecided."""
    row = _locked(upload)
    row.discarded_at, row.discarded_by, row.text = at, by.reference, ""
    row.save(update_fields=["discarded_at", "discarded_by", "text"])
    record("customer import", row.pk, "discarded", desk=row.desk.name, by=by, at=at)


def _locked(upload: CustomerImport) -> CustomerImport:
    row = CustomerImport.objects.select_for_update(of=("self",)).select_related("desk").get(pk=upload.pk)
    if row.confirmed_at or row.discarded_at:
        raise AlreadyDecided(_("this file was imported or thrown away before"))
    return row


def _applied(desk: Desk, plan: LinePlan, *, by: Actor, at: datetime) -> str:
    """Do what one line says, all of it or nothing; return what became of it."""
    if plan.effect in ("refused", "same"):
        return plan.effect
    try:
        with transaction.atomic():
            _apply(desk, plan, by=by, at=at)
    except _OVERTAKEN:
        return "refused"
    return plan.effect


def _apply(desk: Desk, plan: LinePlan, *, by: Actor, at: datetime) -> None:
    said = plan.line.values
    if plan.add_customer:
        contacts.add_organisation(desk, name=said["customer"], by=by, at=at)
    name = plan.person.customer if plan.person else said["customer"]
    customer = Organisation.objects.select_related("desk").filter(desk=desk, name=name).first() if name else None
    if plan.contract and customer:
        _write_contract(customer, plan, by=by, at=at)
    for domain in plan.domains if customer else ():
        assert customer is not None  # a line with domains names its customer
        senders.allow(customer, domain, by=by, at=at)
    if plan.person:
        _write_person(desk, customer, plan, by=by, at=at)


def _write_contract(customer: Organisation, plan: LinePlan, *, by: Actor, at: datetime) -> None:
    number, said = plan.line.values["contract"], plan.contract
    assert said is not None  # the caller has looked
    known = Contract.objects.filter(organisation=customer, number=number).first()
    terms = contracts.Terms(
        number=number,
        licence=said.licence,
        starts_on=said.starts_on,
        ends_on=said.ends_on,
        services=list(known.services.all()) if known else (),
        account_manager=known.account_manager if known else None,
    )
    if known is None:
        contracts.add(customer, terms, plan=said.plan, by=by, at=at)
    else:
        contracts.edit(known, terms, by=by, at=at)


def _write_person(desk: Desk, customer: Organisation | None, plan: LinePlan, *, by: Actor, at: datetime) -> None:
    email, said = plan.line.values["email"], plan.person
    assert said is not None  # the caller has looked
    known = contact_with(desk, email)
    if known is None:
        contacts.add_contact(
            desk, email=email, name=said.name, phone=said.phone, organisation=customer, user=None, by=by, at=at
        )
    else:
        details.edit_contact(known, email=email, name=said.name, phone=said.phone, organisation=customer, by=by, at=at)
