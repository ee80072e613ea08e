"""What one line of a file would change, decided from what is known; knows no rows and writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from upheld.customers.facts.csv_lines import Line
from upheld.customers.facts.senders import BadAddress, BadDomain, canonical_address, domain_to_allow, folded

_CONTRACT_COLUMNS = ("plan", "licence", "starts_on", "ends_on")
_LONGEST = {"customer": 200, "contract": 40, "name": 200, "email": 254, "phone": 40}


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownContract:
    """A contract as a line may state it."""

    plan: str
    licence: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownPerson:
    """A person as a line may state them."""

    name: str
    phone: str
    # the customer's name; empty for somebody on their own
    customer: str


@dataclass(kw_only=True, slots=True)
class Known:
    """What the desk knows; each line adds to it what it would add, so that the next one is judged by that too."""

    customers: set[str] = field(default_factory=set)
    # by customer and number
    contracts: dict[tuple[str, str], KnownContract] = field(default_factory=dict)
    # whose a domain is
    domains: dict[str, str] = field(default_factory=dict)
    # by address in lower case
    people: dict[str, KnownPerson] = field(default_factory=dict)
    # addresses that cannot be written to any more: merged into another, or erased
    closed: set[str] = field(default_factory=set)
    # customers that turned out to be another one
    merged: set[str] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """What the agreement names, by key and by label in lower case, to its keys."""

    plans: Mapping[str, str]
    licences: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class LinePlan:
    """What one line would do; nothing of it is done if it has a fault."""

    line: Line
    faults: tuple[str, ...] = ()
    add_customer: bool = False
    contract: KnownContract | None = None
    # whether the contract is there already
    contract_known: bool = False
    domains: tuple[str, ...] = ()
    person: KnownPerson | None = None
    person_known: bool = False

    @property
    def effect(self) -> str:
        """Return "refused", "same", "adds" or "changes"."""
        if self.faults:
            return "refused"
        if not (self.add_customer or self.contract or self.domains or self.person):
            return "same"
        adds = self.add_customer or (self.contract and not self.contract_known)
        return "adds" if adds or (self.person and not self.person_known) else "changes"


def plan_line(line: Line, known: Known, words: Vocabulary) -> LinePlan:
    """Return what a line would change, and let `known` know of it unless it is refused."""
    faults = _too_long(line)
    faults += _missing(line, known)
    contract = _contract(line, known, words, faults)
    domains = _domains(line, known, faults)
    person = _person(line, known, faults)
    if faults:
        return LinePlan(line=line, faults=tuple(faults))
    customer, number = line.values["customer"], line.values["contract"]
    planned = LinePlan(
        line=line,
        add_customer=bool(customer) and customer not in known.customers,
        contract=contract if contract and known.contracts.get((customer, number)) != contract else None,
        contract_known=(customer, number) in known.contracts,
        domains=tuple(domain for domain in domains if domain not in known.domains),
        person=person if person and known.people.get(folded(line.values["email"])) != person else None,
        person_known=folded(line.values["email"]) in known.people,
    )
    _learn(planned, known)
    return planned


def _too_long(line: Line) -> list[str]:
    return [
        _("%(column)s is longer than %(most)d") % {"column": column, "most": most}
        for column, most in _LONGEST.items()
        if len(line.values[column]) > most
    ]


def _missing(line: Line, known: Known) -> list[str]:
    said = line.values
    faults = []
    if not said["customer"] and not said["email"]:
        faults.append(_("names neither a customer nor an email"))
    if not said["customer"] and (said["contract"] or said["domains"]):
        faults.append(_("a contract or a domain needs a customer"))
    if not said["contract"] and any(said[column] for column in _CONTRACT_COLUMNS):
        faults.append(_("says something of a contract without its number"))
    if said["customer"] in known.merged:
        faults.append(_("this customer was merged into another"))
    return faults


def _contract(line: Line, known: Known, words: Vocabulary, faults: list[str]) -> KnownContract | None:
    said = line.values
    if not said["contract"] or not said["customer"]:
        return None
    before = known.contracts.get((said["customer"], said["contract"]))
    starts_on = _day(said["starts_on"], "starts_on", faults) or (before.starts_on if before else None)
    ends_on = _day(said["ends_on"], "ends_on", faults) or (before.ends_on if before else None)
    plan = _word(said["plan"], words.plans, "plan", faults) or (before.plan if before else "")
    licence = _word(said["licence"], words.licences, "licence", faults) or (before.licence if before else "")
    if before and plan != before.plan:
        faults.append(_("the plan of a contract is changed on its own page, where its open tickets are counted anew"))
    if starts_on is None:
        faults.append(_("a new contract needs starts_on"))
        return None
    if ends_on is not None and ends_on <= starts_on:
        faults.append(_("a contract ends on a later day than it starts"))
    return KnownContract(plan=plan, licence=licence, starts_on=starts_on, ends_on=ends_on)


def _domains(line: Line, known: Known, faults: list[str]) -> list[str]:
    found = []
    for written in line.values["domains"].replace(",", " ").split():
        try:
            domain = domain_to_allow(written)
        except BadDomain as fault:
            faults.append(str(fault))
            continue
        if known.domains.get(domain, line.values["customer"]) != line.values["customer"]:
            faults.append(_("%(domain)s is allowed for another customer") % {"domain": domain})
        found.append(domain)
    return list(dict.fromkeys(found))


def _person(line: Line, known: Known, faults: list[str]) -> KnownPerson | None:
    said = line.values
    if not said["email"]:
        if said["name"] or said["phone"]:
            faults.append(_("a person needs an email"))
        return None
    try:
        canonical_address(said["email"])
    except BadAddress as fault:
        faults.append(str(fault))
        return None
    if folded(said["email"]) in known.closed:
        faults.append(_("this address was merged into another or erased"))
    before = known.people.get(folded(said["email"]))
    name = said["name"] or (before.name if before else "")
    if not name:
        faults.append(_("a new person needs a name"))
    return KnownPerson(
        name=name,
        phone=said["phone"] or (before.phone if before else ""),
        customer=said["customer"] or (before.customer if before else ""),
    )


def _day(written: str, column: str, faults: list[str]) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        faults.append(_("%(column)s is no day such as 2026-03-01") % {"column": column})
        return None


def _word(written: str, known: Mapping[str, str], column: str, faults: list[str]) -> str:
    if not written:
        return ""
    if (key := known.get(written.lower())) is None:
        faults.append(_("“%(written)s” is no %(column)s of the agreement") % {"written": written, "column": column})
        return ""
    return key


def _learn(planned: LinePlan, known: Known) -> None:
    said = planned.line.values
    if said["customer"]:
        known.customers.add(said["customer"])
    if planned.contract:
        known.contracts[(said["customer"], said["contract"])] = planned.contract
    known.domains.update(dict.fromkeys(planned.domains, said["customer"]))
    if planned.person:
        known.people[folded(said["email"])] = planned.person
