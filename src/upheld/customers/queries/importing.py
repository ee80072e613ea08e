"""What a file of customers would change, line by line; and all of a desk's customers as the lines of such a file."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch
from django.db.models.functions import Lower

from upheld.customers.facts.csv_lines import Line, read_lines
from upheld.customers.facts.import_plan import Known, KnownContract, KnownPerson, LinePlan, Vocabulary, plan_line
from upheld.customers.facts.senders import folded
from upheld.customers.models import AllowedSender, Contact, Contract, CustomerImport, Organisation
from upheld.desks.models import Desk

WAITING_LISTED = 20
_CHUNK = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportPlan:
    """What a whole file would change."""

    lines: tuple[LinePlan, ...]

    def count(self, effect: str) -> int:
        """Return how many lines have an effect: "adds", "changes", "same" or "refused"."""
        return Counter(line.effect for line in self.lines)[effect]


def import_plan(desk: Desk, text: str, words: Vocabulary) -> ImportPlan:
    """Return what a file would change on a desk: four queries, whatever its length. Raises NotACustomerFile."""
    lines = read_lines(text)
    known = _known(desk, lines)
    return ImportPlan(lines=tuple(plan_line(line, known, words) for line in lines))


def imports_waiting(desk: Desk) -> list[CustomerImport]:
    """Return the files that were uploaded and neither imported nor thrown away, newest first, without their texts."""
    waiting = CustomerImport.objects.filter(desk=desk, confirmed_at__isnull=True, discarded_at__isnull=True)
    return list(waiting.defer("text").order_by("-id")[:WAITING_LISTED])


def exported(desk: Desk) -> Iterator[Mapping[str, str]]:
    """Yield a desk's customers as lines of a file: contracts first, then people, then people on their own.

    Reads in chunks, however many there are. Whoever was merged into another, or erased, is left out.
    """
    senders = AllowedSender.objects.filter(kind=AllowedSender.Kind.DOMAIN).order_by("value")
    rows = Organisation.objects.filter(desk=desk, merged_into__isnull=True).order_by("name", "id")
    rows = rows.prefetch_related(
        Prefetch("contracts", Contract.objects.order_by("number")),
        Prefetch("allowed_senders", senders),
    )
    for organisation in rows.iterator(chunk_size=_CHUNK):
        yield from _lines_of(organisation)
    people = Contact.objects.filter(desk=desk, merged_into__isnull=True, erasure__isnull=True)
    people = people.select_related("organisation").order_by("name", "id")
    for person in people.iterator(chunk_size=_CHUNK):
        customer = person.organisation.name if person.organisation else ""
        yield {"customer": customer, "name": person.name, "email": person.email, "phone": person.phone}


def _lines_of(organisation: Organisation) -> Iterator[Mapping[str, str]]:
    domains = " ".join(sender.value for sender in organisation.allowed_senders.all())
    contracts = list(organisation.contracts.all())
    if not contracts:
        yield {"customer": organisation.name, "domains": domains}
    for place, contract in enumerate(contracts):
        yield {
            "customer": organisation.name,
            "contract": contract.number,
            "plan": contract.plan,
            "licence": contract.licence,
            "starts_on": contract.starts_on.isoformat(),
            "ends_on": contract.ends_on.isoformat() if contract.ends_on else "",
            "domains": "" if place else domains,
        }


def _known(desk: Desk, lines: tuple[Line, ...]) -> Known:
    """Return what the desk knows of those whom the lines name."""
    names = {line.values["customer"] for line in lines}
    customers = {row.name: row for row in Organisation.objects.filter(desk=desk, name__in=names)}
    known = Known(customers=set(customers))
    known.merged = {name for name, row in customers.items() if row.merged_into_id is not None}
    for contract in Contract.objects.select_related("organisation").filter(organisation__in=customers.values()):
        known.contracts[(contract.organisation.name, contract.number)] = KnownContract(
            plan=contract.plan, licence=contract.licence, starts_on=contract.starts_on, ends_on=contract.ends_on
        )
    domains = AllowedSender.objects.select_related("organisation").filter(desk=desk, kind=AllowedSender.Kind.DOMAIN)
    named = {word for line in lines for word in line.values["domains"].replace(",", " ").lower().split()}
    known.domains = {row.value: row.organisation.name for row in domains.filter(value__in=named)}
    for person in _people(desk, {folded(line.values["email"]) for line in lines}):
        known.people[folded(person.email)] = KnownPerson(
            name=person.name, phone=person.phone, customer=person.organisation.name if person.organisation else ""
        )
        if person.merged_into_id is not None or hasattr(person, "erasure"):
            known.closed.add(folded(person.email))
    return known


def _people(desk: Desk, addresses: set[str]) -> list[Contact]:
    contacts = Contact.objects.select_related("organisation", "erasure").alias(in_lower_case=Lower("email"))
    return list(contacts.filter(desk=desk, in_lower_case__in=addresses))
